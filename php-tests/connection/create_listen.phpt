--TEST--
socket_create_listen: listens on all IPv4 addresses, on a port of the kernel's choice
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$listener = socket_create_listen(0);
socket_getsockname($listener, $address, $port);
var_dump($address, $port > 0);
$client = socket_create(AF_INET, SOCK_STREAM, 0);
var_dump(socket_connect($client, '127.0.0.1', $port));
$server = socket_accept($listener);
socket_write($client, 'hello');
var_dump(socket_read($server, 10));
show_codes($listener);
assert_no_descriptor_lost(fn () => socket_create_listen(0, 1));
?>
--EXPECT--
string(7) "0.0.0.0"
bool(true)
bool(true)
string(5) "hello"
global: 0, socket: 0
no descriptor lost
