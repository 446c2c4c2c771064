--TEST--
socket_addrinfo_bind: a new socket with the address
--SKIPIF--
<?php
@socket_bind(socket_create(AF_INET6, SOCK_STREAM, 0), '::1') || die('skip needs IPv6');
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach (['127.0.0.1' => AF_INET, '::1' => AF_INET6] as $host => $family) {
    foreach ([SOCK_STREAM, SOCK_DGRAM] as $type) {
        [$address] = socket_addrinfo_lookup($host, '0',
            ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => $type]);
        $socket = socket_addrinfo_bind($address);
        var_dump(socket_getsockname($socket, $name, $port), $name, $port > 0,
            socket_get_option($socket, SOL_SOCKET, SO_TYPE) === $type);
    }
}
// An address makes any number of sockets.
var_dump(socket_addrinfo_bind($address) !== socket_addrinfo_bind($address));
?>
--EXPECT--
bool(true)
string(9) "127.0.0.1"
bool(true)
bool(true)
bool(true)
string(9) "127.0.0.1"
bool(true)
bool(true)
bool(true)
string(3) "::1"
bool(true)
bool(true)
bool(true)
string(3) "::1"
bool(true)
bool(true)
bool(true)
