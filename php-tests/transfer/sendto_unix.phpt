--TEST--
socket_sendto, socket_recvfrom: AF_UNIX datagrams; an unnamed sender is ""
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = [socket_create(AF_UNIX, SOCK_DGRAM, 0), socket_create(AF_UNIX, SOCK_DGRAM, 0)];
[$path, $own] = [temp_path(), temp_path()];
socket_bind($a, $path);
$port = 'before';
var_dump(socket_sendto($b, 'hello', 5, 0, $path));
var_dump(socket_recvfrom($a, $data, 10, 0, $address), $data, $address);
socket_bind($b, $own);
var_dump(socket_sendto($b, 'hello', 5, 0, $path, 5));
var_dump(socket_recvfrom($a, $data, 10, 0, $address, $port), $data, $address === $own, $port);
?>
--EXPECT--
int(5)
int(5)
string(5) "hello"
string(0) ""
int(5)
int(5)
string(5) "hello"
bool(true)
string(6) "before"
