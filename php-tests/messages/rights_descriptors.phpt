--TEST--
SCM_RIGHTS: every descriptor that arrives is handed over, or closed
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

[$a, $b] = pair(SOCK_DGRAM);
[$stream] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$three = [STDIN, $stream, STDIN];

foreach (['not taken' => 1, 'cut' => 24, 'all' => 100] as $label => $controllen) {
    echo "$label: ";
    assert_no_descriptor_lost(function () use ($a, $b, $three, $controllen) {
        send_rights($a, $three);
        [$result, $message] = receive($b, $controllen);
        echo $result, ' byte, ', count($message['control'][0]['data'] ?? []),
        ' descriptors, flags ', $message['flags'], ', ';
    });
}
echo 'peeked at: ';
assert_no_descriptor_lost(function () use ($a, $b, $three) {
    send_rights($a, $three);
    echo count(receive($b, flags: MSG_PEEK)[1]['control'][0]['data']), ' and ',
    count(receive($b)[1]['control'][0]['data']), ', ';
});
echo 'the variable is a typed property: ';
assert_no_descriptor_lost(function () use ($a, $b, $three) {
    $object = new class () {
        public array $message = ['controllen' => 1000];
    };
    send_rights($a, $three);
    socket_recvmsg($b, $object->message);
    echo count($object->message['control'][0]['data']), ', ';
});
?>
--EXPECT--
not taken: 1 byte, 0 descriptors, flags 8, no descriptor lost
cut: 1 byte, 2 descriptors, flags 8, no descriptor lost
all: 1 byte, 3 descriptors, flags 0, no descriptor lost
peeked at: 3 and 3, no descriptor lost
the variable is a typed property: 3, no descriptor lost
