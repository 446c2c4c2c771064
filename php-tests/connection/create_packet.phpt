--TEST--
socket_create, socket_bind, socket_getsockname: AF_PACKET, on every version
--SKIPIF--
<?php
if (!defined('AF_PACKET')) {
    die('skip needs AF_PACKET, which stock has since PHP 8.5');
}
if (@socket_create(AF_PACKET, SOCK_RAW, 0) === false) {
    die('skip needs CAP_NET_RAW');
}
if (!@net_get_interfaces()['lo']['up']) {
    die('skip needs the interface lo');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = socket_create(AF_PACKET, SOCK_RAW, ETH_P_LOOP);
var_dump(socket_bind($socket, 'lo'));
var_dump(socket_getsockname($socket, $name, $index), $name, is_int($index));

// One that does not exist is refused; all of them have no name.
var_dump(socket_bind($socket, 'no-such-one'));
var_dump(socket_bind($socket, ''));
show('name', fn () => socket_getsockname($socket, $name, $index));
show('connect', fn () => socket_connect($socket, 'lo', 1));
var_dump(socket_getpeername($socket, $name, $index));
show_codes($socket);
?>
--EXPECTF--
bool(true)
bool(true)
string(2) "lo"
bool(true)

Warning: socket_bind(): Unable to bind address [19]: No such device in %s on line %d
bool(false)
bool(true)
name: Error: invalid interface index
connect: ValueError: socket_connect(): Argument #1 ($socket) must be one of AF_UNIX, AF_INET, or AF_INET6

Warning: socket_getpeername(): unable to retrieve peer name [95]: Operation not supported in %s on line %d
bool(false)
global: EOPNOTSUPP, socket: EOPNOTSUPP
