--TEST--
socket_write: an empty datagram is a message
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([SOCK_DGRAM, SOCK_SEQPACKET] as $type) {
    [$a, $b] = pair($type);
    socket_set_nonblock($b);
    var_dump(socket_write($a, ''), socket_read($b, 10), socket_read($b, 10));
}
?>
--EXPECT--
int(0)
string(0) ""
bool(false)
int(0)
string(0) ""
bool(false)
