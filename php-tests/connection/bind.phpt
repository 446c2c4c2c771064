--TEST--
socket_bind: IPv4 and IPv6 addresses, with and without a port
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([AF_INET => ['127.0.0.1', '0.0.0.0', '127.1'],
    AF_INET6 => ['::1', '::', '127.0.0.1']] as $domain => $hosts) {
    foreach ($hosts as $host) {
        $socket = socket_create($domain, SOCK_DGRAM, 0);
        var_dump(socket_bind($socket, $host));
        socket_getsockname($socket, $address, $port);
        echo "$host: $address, ", $port > 0 ? 'a port' : 'no port', "\n";
    }
}
// The port that was asked for.
socket_getsockname($socket, $address, $port);
socket_close($socket);
$socket = socket_create(AF_INET6, SOCK_DGRAM, 0);
socket_bind($socket, '::1', $port);
socket_getsockname($socket, $address, $bound);
var_dump($bound === $port);
?>
--EXPECT--
bool(true)
127.0.0.1: 127.0.0.1, a port
bool(true)
0.0.0.0: 0.0.0.0, a port
bool(true)
127.1: 127.0.0.1, a port
bool(true)
::1: ::1, a port
bool(true)
::: ::, a port
bool(true)
127.0.0.1: ::ffff:127.0.0.1, a port
bool(true)
