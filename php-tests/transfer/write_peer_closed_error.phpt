--TEST--
socket_write: the peer has closed
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET] as $type) {
    [$a, $b] = pair($type);
    socket_close($b);
    socket_clear_error();
    var_dump(socket_write($a, 'x'));
    show_codes($a);
}
?>
--EXPECTF--
Warning: socket_write(): unable to write to socket [32]: Broken pipe in %s on line %d
bool(false)
global: EPIPE, socket: EPIPE

Warning: socket_write(): unable to write to socket [111]: Connection refused in %s on line %d
bool(false)
global: ECONNREFUSED, socket: ECONNREFUSED

Warning: socket_write(): unable to write to socket [32]: Broken pipe in %s on line %d
bool(false)
global: EPIPE, socket: EPIPE
