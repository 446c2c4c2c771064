--TEST--
socket_read: one datagram a read, the rest of it lost
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([SOCK_DGRAM, SOCK_SEQPACKET] as $type) {
    [$a, $b] = pair($type);
    socket_write($a, 'first');
    socket_write($a, 'second');
    var_dump(socket_read($b, 3), socket_read($b, 100));
}
?>
--EXPECT--
string(3) "fir"
string(6) "second"
string(3) "fir"
string(6) "second"
