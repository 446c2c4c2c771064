--TEST--
socket_atmark: before the mark, at it, and behind it
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$listener = socket_create_listen(0);
socket_getsockname($listener, $address, $port);
$client = socket_create(AF_INET, SOCK_STREAM, 0);
socket_connect($client, '127.0.0.1', $port);
$server = socket_accept($listener);
var_dump(socket_atmark($server));
socket_send($client, "a\nb", 3, 0);
socket_send($client, '!', 1, MSG_OOB);
$except = [$server];
socket_select($read, $write, $except, 5);
var_dump(socket_atmark($server));
socket_recv($server, $data, 3, MSG_WAITALL);
var_dump($data, socket_atmark($server));
socket_recv($server, $urgent, 1, MSG_OOB);
var_dump($urgent);
socket_write($client, 'c');
socket_read($server, 1);
var_dump(socket_atmark($server));
?>
--EXPECT--
bool(false)
bool(false)
string(3) "a
b"
bool(true)
string(1) "!"
bool(false)
