--TEST--
socket_shutdown: sockets that are not connected, and a closed one
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([[AF_INET, SOCK_STREAM], [AF_INET, SOCK_DGRAM]] as [$domain, $type]) {
    $socket = socket_create($domain, $type, 0);
    var_dump(socket_shutdown($socket));
    show_codes($socket);
}
socket_close($socket);
show('closed', fn () => socket_shutdown($socket));
show('closed, wrong mode', fn () => socket_shutdown($socket, 9));
?>
--EXPECTF--
Warning: socket_shutdown(): Unable to shutdown socket [107]: Transport endpoint is not connected in %s on line %d
bool(false)
global: ENOTCONN, socket: ENOTCONN

Warning: socket_shutdown(): Unable to shutdown socket [107]: Transport endpoint is not connected in %s on line %d
bool(false)
global: ENOTCONN, socket: ENOTCONN
closed: Error: socket_shutdown(): Argument #1 ($socket) has already been closed
closed, wrong mode: %SError: socket_shutdown(): Argument #%d %s
