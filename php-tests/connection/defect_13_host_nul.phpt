--TEST--
Host names with a NUL are not cut there
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([AF_INET => "127.0.0.1\0.example.com", AF_INET6 => "::1\0.example.com"] as $domain =>
    $host) {
    $socket = socket_create($domain, SOCK_DGRAM, 0);
    var_dump(socket_connect($socket, $host, 9));
    var_dump(socket_bind($socket, $host));
    var_dump(socket_sendto($socket, 'x', 1, 0, $host, 9));
    var_dump(socket_last_error($socket));
}
?>
--EXPECTF--

Warning: socket_connect(): Host lookup failed [-10001]: Unknown host in %s on line %d
bool(false)

Warning: socket_bind(): Host lookup failed [-10001]: Unknown host in %s on line %d
bool(false)

Warning: socket_sendto(): Host lookup failed [-10001]: Unknown host in %s on line %d
bool(false)
int(-10001)

Warning: socket_connect(): Host lookup failed [-10001]: Unknown host in %s on line %d
bool(false)

Warning: socket_bind(): Host lookup failed [-10001]: Unknown host in %s on line %d
bool(false)

Warning: socket_sendto(): Host lookup failed [-10001]: Unknown host in %s on line %d
bool(false)
int(-10001)
