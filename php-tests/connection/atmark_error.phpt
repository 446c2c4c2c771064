--TEST--
socket_atmark: sockets that have no mark
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([[AF_INET, SOCK_DGRAM], [AF_UNIX, SOCK_DGRAM]] as [$domain, $type]) {
    $socket = socket_create($domain, $type, 0);
    var_dump(socket_atmark($socket));
    show_codes($socket);
}
socket_close($socket);
show('closed', fn () => socket_atmark($socket));
?>
--EXPECTF--

Warning: socket_atmark(): Unable to apply sockmark [25]: Inappropriate ioctl for device in %s on line %d
bool(false)
global: ENOTTY, socket: ENOTTY

Warning: socket_atmark(): Unable to apply sockmark [95]: Operation not supported in %s on line %d
bool(false)
global: EOPNOTSUPP, socket: EOPNOTSUPP
closed: Error: socket_atmark(): Argument #1 ($socket) has already been closed
