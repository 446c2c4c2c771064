--TEST--
socket_bind: since PHP 8.5 a port has to be one, before it is taken modulo 65536
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$probe = socket_create(AF_INET, SOCK_DGRAM, 0);
socket_bind($probe, '127.0.0.1');
socket_getsockname($probe, $address, $port);
socket_close($probe);
foreach ([$port + 65536, $port - 65536] as $number) {
    $socket = socket_create(AF_INET, SOCK_DGRAM, 0);
    try {
        socket_bind($socket, '127.0.0.1', $number);
        socket_getsockname($socket, $address, $bound);
        var_dump(PHP_VERSION_ID < 80500 && $bound === $port);
    } catch (ValueError $e) {
        var_dump(PHP_VERSION_ID >= 80500
            && $e->getMessage()
            === 'socket_bind(): Argument #3 ($port) must be between 0 and 65535');
    }
    socket_close($socket);
}
// Of AF_UNIX, too.
try {
    var_dump(socket_bind(socket_create(AF_UNIX, SOCK_DGRAM, 0), '', 70000)
        && PHP_VERSION_ID < 80500);
} catch (ValueError) {
    var_dump(PHP_VERSION_ID >= 80500);
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
