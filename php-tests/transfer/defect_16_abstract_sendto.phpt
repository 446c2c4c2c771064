--TEST--
socket_sendto, socket_recvfrom: abstract names
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = [socket_create(AF_UNIX, SOCK_DGRAM, 0), socket_create(AF_UNIX, SOCK_DGRAM, 0)];
[$to, $from] = ["\0" . uniqid('to'), "\0" . uniqid('from')];
socket_bind($a, $to);
socket_bind($b, $from);
socket_set_nonblock($a);
var_dump(socket_sendto($b, 'hello', 5, 0, $to));
var_dump(socket_recvfrom($a, $data, 10, 0, $address), $data, $address === $from);
var_dump(socket_sendto($a, 'answer', 6, 0, $address));
?>
--EXPECT--
int(5)
int(5)
string(5) "hello"
bool(true)
int(6)
