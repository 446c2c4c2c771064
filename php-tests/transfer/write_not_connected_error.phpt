--TEST--
socket_write: sockets that are not connected
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([[AF_INET, SOCK_STREAM], [AF_INET, SOCK_DGRAM], [AF_UNIX, SOCK_STREAM],
    [AF_UNIX, SOCK_DGRAM]] as [$domain, $type]) {
    $socket = socket_create($domain, $type, 0);
    var_dump(socket_write($socket, 'x'));
    show_codes($socket);
}
?>
--EXPECTF--
Warning: socket_write(): unable to write to socket [32]: Broken pipe in %s on line %d
bool(false)
global: EPIPE, socket: EPIPE

Warning: socket_write(): unable to write to socket [89]: Destination address required in %s on line %d
bool(false)
global: EDESTADDRREQ, socket: EDESTADDRREQ

Warning: socket_write(): unable to write to socket [107]: Transport endpoint is not connected in %s on line %d
bool(false)
global: ENOTCONN, socket: ENOTCONN

Warning: socket_write(): unable to write to socket [107]: Transport endpoint is not connected in %s on line %d
bool(false)
global: ENOTCONN, socket: ENOTCONN
