--TEST--
socket_select: sockets with out-of-band data stay in $except
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$listener = socket_create(AF_INET, SOCK_STREAM, 0);
socket_bind($listener, '127.0.0.1', 0);
socket_listen($listener);
socket_getsockname($listener, $address, $port);
$a = socket_create(AF_INET, SOCK_STREAM, 0);
socket_connect($a, $address, $port);
$b = socket_accept($listener);

$read = $write = null;
$except = ['a' => $a, 'b' => $b];
var_dump(socket_select($read, $write, $except, 0), $except);

socket_send($a, '!', 1, MSG_OOB);
$except = ['a' => $a, 'b' => $b];
var_dump(socket_select($read, $write, $except, null), array_keys($except));
var_dump(socket_recv($b, $data, 1, MSG_OOB), $data);
?>
--EXPECT--
int(0)
array(0) {
}
int(1)
array(1) {
  [0]=>
  string(1) "b"
}
int(1)
string(1) "!"
