--TEST--
socket_send, socket_recv: MSG_OOB sends and receives one urgent byte
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$listener = socket_create_listen(0);
socket_getsockname($listener, $address, $port);
$client = socket_create(AF_INET, SOCK_STREAM, 0);
socket_connect($client, '127.0.0.1', $port);
$server = socket_accept($listener);
socket_send($client, 'abc', 3, 0);
socket_send($client, '!', 1, MSG_OOB);
$except = [$server];
var_dump(socket_select($read, $write, $except, 5));
var_dump(socket_recv($server, $urgent, 10, MSG_OOB), $urgent);
var_dump(socket_recv($server, $data, 10, 0), $data);
var_dump(@socket_recv($server, $urgent, 10, MSG_OOB), $urgent);
show_codes($server);
?>
--EXPECT--
int(1)
int(1)
string(1) "!"
int(3)
string(3) "abc"
bool(false)
NULL
global: EINVAL, socket: EINVAL
