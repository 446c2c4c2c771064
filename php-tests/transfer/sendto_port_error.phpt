--TEST--
socket_sendto: since PHP 8.5 a port has to be one, before it is taken modulo 65536
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = [socket_create(AF_INET, SOCK_DGRAM, 0), socket_create(AF_INET, SOCK_DGRAM, 0)];
socket_bind($a, '127.0.0.1');
socket_getsockname($a, $address, $port);
foreach ([$port + 65536, $port - 65536] as $number) {
    try {
        var_dump(socket_sendto($b, 'hello', 5, 0, '127.0.0.1', $number) === 5
            && socket_read($a, 10) === 'hello' && PHP_VERSION_ID < 80500);
    } catch (ValueError $e) {
        var_dump(PHP_VERSION_ID >= 80500
            && $e->getMessage()
            === 'socket_sendto(): Argument #6 ($port) must be between 0 and 65535');
    }
}
?>
--EXPECT--
bool(true)
bool(true)
