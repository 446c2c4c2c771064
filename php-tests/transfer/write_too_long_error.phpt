--TEST--
socket_write: a datagram that is too long
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair(SOCK_DGRAM);
var_dump(socket_write($a, str_repeat('x', 8 << 20)));
show_codes($a);
var_dump(socket_write($a, 'short enough'), socket_read($b, 100));
?>
--EXPECTF--
Warning: socket_write(): unable to write to socket [90]: Message too long in %s on line %d
bool(false)
global: EMSGSIZE, socket: EMSGSIZE
int(12)
string(12) "short enough"
