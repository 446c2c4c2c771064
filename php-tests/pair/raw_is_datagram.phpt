--TEST--
socket_create_pair: the kernel makes a datagram pair of SOCK_RAW
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair(SOCK_RAW);
var_dump(socket_get_option($a, SOL_SOCKET, SO_TYPE) === SOCK_DGRAM);
socket_write($a, 'one');
socket_write($a, 'two');
var_dump(socket_read($b, 100), socket_read($b, 100));
socket_write($b, 'back');
var_dump(socket_read($a, 100));
?>
--EXPECT--
bool(true)
string(3) "one"
string(3) "two"
string(4) "back"
