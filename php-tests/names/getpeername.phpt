--TEST--
socket_getpeername: the address and the port of the other end
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$listener = socket_create_listen(0);
socket_getsockname($listener, $address, $port);
$client = socket_create(AF_INET, SOCK_STREAM, 0);
socket_connect($client, '127.0.0.1', $port);
var_dump(socket_getpeername($client, $address, $peer), $address, $peer === $port);
$server = socket_accept($listener);
socket_getsockname($client, $address, $own);
var_dump(socket_getpeername($server, $address, $peer), $address, $peer === $own);
var_dump(socket_getpeername($server, $alone), $alone);

[$a, $b] = pair();
$peer = 'before';
var_dump(socket_getpeername($a, $address, $peer), $address, $peer);
?>
--EXPECT--
bool(true)
string(9) "127.0.0.1"
bool(true)
bool(true)
string(9) "127.0.0.1"
bool(true)
bool(true)
string(9) "127.0.0.1"
bool(true)
string(0) ""
string(6) "before"
