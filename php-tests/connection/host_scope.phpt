--TEST--
socket_connect: what follows a % is a scope, by number or by the interface's name
--SKIPIF--
<?php
if (!@net_get_interfaces()['lo']['up']) {
    die('skip needs the interface lo');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach (['::1%1', '::1%0'] as $host) {
    var_dump(socket_connect(socket_create(AF_INET6, SOCK_DGRAM, 0), $host, 9));
}
// Link-local multicast needs one, and takes it by name.
$socket = socket_create(AF_INET6, SOCK_DGRAM, 0);
var_dump(socket_bind($socket, 'ff02::1%lo'));
var_dump(socket_bind(socket_create(AF_INET6, SOCK_DGRAM, 0), 'ff02::1'));
// Its code is another test's.
var_dump(@socket_bind(socket_create(AF_INET6, SOCK_DGRAM, 0), 'ff02::1%no-such-one'));
?>
--EXPECTF--
bool(true)
bool(true)
bool(true)

Warning: socket_bind(): Unable to bind address [22]: Invalid argument in %s on line %d
bool(false)
bool(false)
