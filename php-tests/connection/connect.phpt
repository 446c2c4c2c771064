--TEST--
socket_connect: TCP, UDP and AF_UNIX, by address and by name
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$tcp, $tcp6] = [socket_create(AF_INET, SOCK_STREAM, 0), socket_create(AF_INET6, SOCK_STREAM, 0)];
foreach ([[$tcp, AF_INET, '127.0.0.1'], [$tcp6, AF_INET6, '::1']] as [$listener, $domain, $host]) {
    socket_bind($listener, $host);
    socket_listen($listener, 5);
    socket_getsockname($listener, $address, $port);
    $client = socket_create($domain, SOCK_STREAM, 0);
    var_dump(socket_connect($client, $host, $port));
    socket_getpeername($client, $peer, $peer_port);
    var_dump($peer === $address, $peer_port === $port);
}
socket_getsockname($tcp, $address, $port);
// "localhost" is looked up; IPv6 maps IPv4 addresses in.
var_dump(socket_connect(socket_create(AF_INET, SOCK_STREAM, 0), 'localhost', $port));
var_dump(socket_connect(socket_create(AF_INET6, SOCK_STREAM, 0), '127.0.0.1', $port));
var_dump(socket_connect(socket_create(AF_INET, SOCK_DGRAM, 0), '127.0.0.1', 9));

$path = temp_path();
socket_bind($unix = socket_create(AF_UNIX, SOCK_STREAM, 0), $path);
socket_listen($unix);
var_dump(socket_connect(socket_create(AF_UNIX, SOCK_STREAM, 0), $path));
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
