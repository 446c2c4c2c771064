--TEST--
socket_getpeername: without a peer nothing is assigned
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = socket_create(AF_INET, SOCK_STREAM, 0);
$address = $port = 'before';
var_dump(socket_getpeername($socket, $address, $port), $address, $port);
show_codes($socket);
socket_close($socket);
show('closed', fn () => socket_getpeername($socket, $address, $port));
?>
--EXPECTF--

Warning: socket_getpeername(): unable to retrieve peer name [107]: Transport endpoint is not connected in %s on line %d
bool(false)
string(6) "before"
string(6) "before"
global: ENOTCONN, socket: ENOTCONN
closed: Error: socket_getpeername(): Argument #1 ($socket) has already been closed
