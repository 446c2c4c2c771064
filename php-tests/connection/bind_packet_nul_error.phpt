--TEST--
socket_bind: an interface's name with a NUL is none
--SKIPIF--
<?php
if (!defined('AF_PACKET')) {
    die('skip needs AF_PACKET, which stock has since PHP 8.5');
}
if (@socket_create(AF_PACKET, SOCK_RAW, 0) === false) {
    die('skip needs CAP_NET_RAW');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = socket_create(AF_PACKET, SOCK_RAW, ETH_P_LOOP);
var_dump(socket_bind($socket, "lo\0junk"));
show_codes($socket);
?>
--EXPECTF--
Warning: socket_bind(): Unable to bind address [19]: No such device in %s on line %d
bool(false)
global: ENODEV, socket: ENODEV
