--TEST--
socket_accept: a blocking Socket for each connection, in order
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$listener = socket_create_listen(0);
socket_getsockname($listener, $address, $port);
$clients = [];
foreach (['one', 'two', 'three'] as $text) {
    $clients[] = $client = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_connect($client, '127.0.0.1', $port);
    socket_write($client, $text);
}
foreach ($clients as $client) {
    $server = socket_accept($listener);
    socket_getpeername($server, $address, $peer);
    socket_getsockname($client, $address, $own);
    var_dump(socket_read($server, 10), $peer === $own);
    show_codes($server);
}
assert_no_descriptor_lost(function () use ($port, $listener) {
    $client = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_connect($client, '127.0.0.1', $port);
    return socket_accept($listener);
});
?>
--EXPECT--
string(3) "one"
bool(true)
global: 0, socket: 0
string(3) "two"
bool(true)
global: 0, socket: 0
string(5) "three"
bool(true)
global: 0, socket: 0
no descriptor lost
