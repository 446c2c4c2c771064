--TEST--
socket_accept: sockets that do not listen, and nobody there
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = socket_create(AF_INET, SOCK_STREAM, 0);
var_dump(socket_accept($socket));
$listener = socket_create_listen(0);
socket_set_nonblock($listener);
var_dump(socket_accept($listener));
show_codes();
socket_close($listener);
show('closed', fn () => socket_accept($listener));
assert_no_descriptor_lost(fn () => @socket_accept($socket));
?>
--EXPECTF--

Warning: socket_accept(): unable to accept incoming connection [22]: Invalid argument in %s on line %d
bool(false)
bool(false)
global: EAGAIN
closed: Error: socket_accept(): Argument #1 ($socket) has already been closed
no descriptor lost
