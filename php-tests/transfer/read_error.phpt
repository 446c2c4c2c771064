--TEST--
socket_read: what the kernel refuses
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = socket_create(AF_INET, SOCK_STREAM, 0);
var_dump(socket_read($socket, 10));
show_codes($socket);
var_dump(socket_read($socket, 10, PHP_NORMAL_READ));

$unix = socket_create(AF_UNIX, SOCK_STREAM, 0);
var_dump(socket_read($unix, 10));
show_codes($unix);

// A peer that closes with data unread resets the connection.
[$a, $b] = pair();
socket_write($b, 'unread');
socket_close($a);
var_dump(socket_read($b, 10));
show_codes($b);
?>
--EXPECTF--
Warning: socket_read(): unable to read from socket [107]: Transport endpoint is not connected in %s on line %d
bool(false)
global: ENOTCONN, socket: ENOTCONN

Warning: socket_read(): unable to read from socket [107]: Transport endpoint is not connected in %s on line %d
bool(false)

Warning: socket_read(): unable to read from socket [22]: Invalid argument in %s on line %d
bool(false)
global: EINVAL, socket: EINVAL

Warning: socket_read(): unable to read from socket [104]: Connection reset by peer in %s on line %d
bool(false)
global: ECONNRESET, socket: ECONNRESET
