--TEST--
SCM_RIGHTS: Sockets are sent as what they are
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

[$a, $b] = pair(SOCK_DGRAM);
$pairs = [];
$sent = [];
for ($i = 0; $i < 10; $i++) {
    $pairs[] = pair($i % 2 ? SOCK_STREAM : SOCK_SEQPACKET);
    $sent[] = $pairs[$i][0];
    $sent[] = STDIN;
}
socket_set_nonblock($pairs[3][0]);
var_dump(send_rights($a, $sent));
[$result, $message] = receive($b);
$received = $message['control'][0]['data'];
var_dump($result, count($received));
foreach ($pairs as $i => [$end, $other]) {
    // The sender's own may be closed now.
    socket_close($end);
    $socket = $received[2 * $i];
    socket_write($socket, "through $i");
    socket_write($other, "back $i");
    echo get_class($socket), ': ', socket_read($other, 100), ', ', socket_read($socket, 100), "\n";
    var_dump(is_resource($received[2 * $i + 1]));
}
var_dump(socket_read($received[6], 10), socket_last_error($received[6]) === SOCKET_EAGAIN);

// With a stream of their own, too.
[$c, $d] = pair();
$stream = socket_export_stream($c);
var_dump(send_rights($a, [$c]));
$received = receive($b)[1]['control'][0]['data'][0];
socket_write($received, 'stream');
var_dump(socket_read($d, 100));
?>
--EXPECT--
int(1)
int(1)
int(20)
Socket: through 0, back 0
bool(true)
Socket: through 1, back 1
bool(true)
Socket: through 2, back 2
bool(true)
Socket: through 3, back 3
bool(true)
Socket: through 4, back 4
bool(true)
Socket: through 5, back 5
bool(true)
Socket: through 6, back 6
bool(true)
Socket: through 7, back 7
bool(true)
Socket: through 8, back 8
bool(true)
Socket: through 9, back 9
bool(true)
bool(false)
bool(true)
int(1)
string(6) "stream"
