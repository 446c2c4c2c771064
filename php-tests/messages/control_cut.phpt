--TEST--
socket_recvmsg: what the kernel cuts of the control data is left out; the rest of the message is there
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

[$a, $b] = pair(SOCK_DGRAM);
socket_set_option($b, SOL_SOCKET, SO_PASSCRED, 1);
assert_no_descriptor_lost(function () use ($a, $b) {
    // Credentials have 12 bytes behind 16 of the header; then come the descriptors.
    foreach ([1, 15, 16, 27, 28, 32, 51, 52, 55, 56, 60, 100] as $controllen) {
        send_rights($a, [STDIN, STDIN, STDIN]);
        [$result, $message] = receive($b, $controllen);
        $control = array_map(static fn (array $one) => "$one[type]: " . count($one['data']),
            $message['control']);
        echo json_encode([$controllen, $result, $message['iov'], $message['flags'] === MSG_CTRUNC,
            $control]), "\n";
    }
});

// Of bytes that end with the room nobody knows whether they are whole.
$receiver = socket_create(AF_INET, SOCK_DGRAM, 0);
socket_bind($receiver, '127.0.0.1');
socket_getsockname($receiver, $address, $port);
socket_set_option($receiver, IPPROTO_IP, IP_RECVORIGDSTADDR, 1);
$sender = socket_create(AF_INET, SOCK_DGRAM, 0);
foreach ([17, 31, 32] as $controllen) {
    socket_sendto($sender, 'x', 1, 0, '127.0.0.1', $port);
    [$result, $message] = receive($receiver, $controllen);
    echo json_encode([$controllen, $result, $message['iov'], $message['flags'] === MSG_CTRUNC,
        array_map('strlen', array_column($message['control'], 'data'))]), "\n";
}
show_codes($b);
?>
--EXPECT--
[1,1,["x"],true,[]]
[15,1,["x"],true,[]]
[16,1,["x"],true,[]]
[27,1,["x"],true,[]]
[28,1,["x"],true,["2: 3"]]
[32,1,["x"],true,["2: 3"]]
[51,1,["x"],true,["2: 3"]]
[52,1,["x"],true,["2: 3","1: 1"]]
[55,1,["x"],true,["2: 3","1: 1"]]
[56,1,["x"],true,["2: 3","1: 2"]]
[60,1,["x"],false,["2: 3","1: 3"]]
[100,1,["x"],false,["2: 3","1: 3"]]
no descriptor lost
[17,1,["x"],true,[]]
[31,1,["x"],true,[]]
[32,1,["x"],false,[16]]
global: 0, socket: 0
