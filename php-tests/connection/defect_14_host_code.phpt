--TEST--
A failed look-up has its own code, whatever the last one was
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach (['fe80::1%no-such-one', '::1%lo'] as $host) {
    $socket = socket_create(AF_INET6, SOCK_DGRAM, 0);
    var_dump(socket_connect($socket, $host, 9));
    var_dump(socket_last_error($socket), socket_strerror(socket_last_error()));
}
// Numbers that are no IPv4 address.
$socket = socket_create(AF_INET, SOCK_DGRAM, 0);
var_dump(socket_connect($socket, '256.1.1.1', 9), socket_last_error($socket));
?>
--EXPECTF--

Warning: socket_connect(): Host lookup failed [-10001]: Unknown host in %s on line %d
bool(false)
int(-10001)
string(12) "Unknown host"

Warning: socket_connect(): Host lookup failed [-10001]: Unknown host in %s on line %d
bool(false)
int(-10001)
string(12) "Unknown host"

Warning: socket_connect(): Host lookup failed [-10001]: Unknown host in %s on line %d
bool(false)
int(-10001)
