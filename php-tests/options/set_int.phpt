--TEST--
socket_set_option: ints, and what is converted to one
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = socket_create(AF_INET, SOCK_STREAM, 0);
foreach ([1, '2', 3.7, '4 lives', true, [0], new ArrayObject(), PHP_INT_MAX << 32 | 9] as $value) {
    var_dump(@socket_set_option($socket, SOL_TCP, TCP_KEEPIDLE, $value));
    var_dump(socket_get_option($socket, SOL_TCP, TCP_KEEPIDLE));
}
var_dump(socket_setopt($socket, SOL_SOCKET, SO_KEEPALIVE, 1),
    socket_getopt($socket, SOL_SOCKET, SO_KEEPALIVE));
?>
--EXPECT--
bool(true)
int(1)
bool(true)
int(2)
bool(true)
int(3)
bool(true)
int(4)
bool(true)
int(1)
bool(true)
int(1)
bool(true)
int(1)
bool(true)
int(9)
bool(true)
int(1)
