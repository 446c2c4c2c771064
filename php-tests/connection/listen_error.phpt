--TEST--
socket_listen: sockets that cannot
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([[AF_UNIX, SOCK_STREAM], [AF_INET, SOCK_DGRAM]] as [$domain, $type]) {
    $socket = socket_create($domain, $type, 0);
    var_dump(socket_listen($socket));
    show_codes($socket);
}
socket_close($socket);
show('closed', fn () => socket_listen($socket));
?>
--EXPECTF--

Warning: socket_listen(): unable to listen on socket [22]: Invalid argument in %s on line %d
bool(false)
global: EINVAL, socket: EINVAL

Warning: socket_listen(): unable to listen on socket [95]: Operation not supported in %s on line %d
bool(false)
global: EOPNOTSUPP, socket: EOPNOTSUPP
closed: Error: socket_listen(): Argument #1 ($socket) has already been closed
