--TEST--
socket_sendto, socket_recvfrom: UDP over IPv4 and IPv6
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([AF_INET => '127.0.0.1', AF_INET6 => '::1'] as $domain => $host) {
    [$a, $b] = [socket_create($domain, SOCK_DGRAM, 0), socket_create($domain, SOCK_DGRAM, 0)];
    socket_bind($a, $host);
    socket_bind($b, $host);
    socket_getsockname($a, $address, $port);
    socket_getsockname($b, $address, $own);
    foreach ([0, 1, 5, 99, PHP_INT_MAX] as $length) {
        var_dump(socket_sendto($b, 'hello', $length, 0, $host, $port));
        var_dump(socket_recvfrom($a, $data, 10, 0, $from, $from_port), $data, $from,
            $from_port === $own);
    }
}
show_codes($a);
?>
--EXPECT--
int(0)
int(0)
string(0) ""
string(9) "127.0.0.1"
bool(true)
int(1)
int(1)
string(1) "h"
string(9) "127.0.0.1"
bool(true)
int(5)
int(5)
string(5) "hello"
string(9) "127.0.0.1"
bool(true)
int(5)
int(5)
string(5) "hello"
string(9) "127.0.0.1"
bool(true)
int(5)
int(5)
string(5) "hello"
string(9) "127.0.0.1"
bool(true)
int(0)
int(0)
string(0) ""
string(3) "::1"
bool(true)
int(1)
int(1)
string(1) "h"
string(3) "::1"
bool(true)
int(5)
int(5)
string(5) "hello"
string(3) "::1"
bool(true)
int(5)
int(5)
string(5) "hello"
string(3) "::1"
bool(true)
int(5)
int(5)
string(5) "hello"
string(3) "::1"
bool(true)
global: 0, socket: 0
