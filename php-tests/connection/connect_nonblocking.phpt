--TEST--
socket_connect: a non-blocking socket connects meanwhile: EINPROGRESS, without a warning
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$listener = socket_create_listen(0);
socket_getsockname($listener, $address, $port);
$socket = socket_create(AF_INET, SOCK_STREAM, 0);
socket_set_nonblock($socket);
var_dump(socket_connect($socket, '127.0.0.1', $port));
show_codes($socket);
$server = socket_accept($listener);
var_dump(socket_write($server, 'hello'), socket_get_option($socket, SOL_SOCKET, SO_ERROR));
?>
--EXPECT--
bool(false)
global: EINPROGRESS, socket: EINPROGRESS
int(5)
int(0)
