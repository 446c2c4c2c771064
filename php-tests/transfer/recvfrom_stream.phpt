--TEST--
socket_recvfrom: a connected stream socket tells no sender
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$listener = socket_create_listen(0);
socket_getsockname($listener, $address, $port);
socket_connect($client = socket_create(AF_INET, SOCK_STREAM, 0), '127.0.0.1', $port);
$server = socket_accept($listener);
socket_write($client, 'hello');
var_dump(socket_recvfrom($server, $data, 10, 0, $address, $from), $data, $address, $from);
socket_close($client);
var_dump(socket_recvfrom($server, $data, 10, 0, $address, $from), $data);
[$a, $b] = pair();
socket_write($a, 'hello');
var_dump(socket_recvfrom($b, $data, 10, 0, $address), $data, $address);
?>
--EXPECT--
int(5)
string(5) "hello"
string(7) "0.0.0.0"
int(0)
int(0)
string(0) ""
int(5)
string(5) "hello"
string(0) ""
