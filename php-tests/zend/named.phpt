--TEST--
named arguments
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_set_nonblock($b);
var_dump(socket_write(data: 'hello', socket: $a), socket_read(length: 3, socket: $b),
    socket_read($b, mode: PHP_BINARY_READ, length: 10));
var_dump(socket_create_pair(protocol: 0, pair: $pair, type: SOCK_DGRAM, domain: AF_UNIX),
    count($pair));
var_dump(socket_write($a, 'hello', length: 2), socket_read($b, 10));
var_dump(socket_read(...['length' => 1, 'socket' => $b]),
    socket_last_error(socket: $b) === SOCKET_EAGAIN, socket_shutdown(socket: $a, mode: 1));
?>
--EXPECT--
int(5)
string(3) "hel"
string(2) "lo"
bool(true)
int(2)
int(2)
string(2) "he"
bool(false)
bool(true)
bool(true)
