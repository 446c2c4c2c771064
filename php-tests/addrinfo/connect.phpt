--TEST--
socket_addrinfo_connect: a new socket, connected to the address
--SKIPIF--
<?php
@socket_bind(socket_create(AF_INET6, SOCK_STREAM, 0), '::1') || die('skip needs IPv6');
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach (['127.0.0.1', '::1'] as $host) {
    $hints = ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM];
    $listener = socket_addrinfo_bind(socket_addrinfo_lookup($host, '0', $hints)[0]);
    socket_listen($listener, 1);
    socket_getsockname($listener, $name, $port);
    $client = socket_addrinfo_connect(socket_addrinfo_lookup($host, (string) $port, $hints)[0]);
    $server = socket_accept($listener);
    socket_write($client, 'from the client');
    socket_write($server, 'from the server');
    var_dump(socket_read($server, 100), socket_read($client, 100), socket_last_error($client));
    var_dump(socket_getpeername($client, $peer, $peer_port) && $peer === $host
        && $peer_port === $port);
}
?>
--EXPECT--
string(15) "from the client"
string(15) "from the server"
int(0)
bool(true)
string(15) "from the client"
string(15) "from the server"
int(0)
bool(true)
