--TEST--
SO_BINDTODEVICE: binds
--SKIPIF--
<?php
// Linux lets anybody bind, but not anybody take that back.
$udp = socket_create(AF_INET, SOCK_DGRAM, 0);
foreach (['lo', ''] as $name) {
    if (!@socket_set_option($udp, SOL_SOCKET, SO_BINDTODEVICE, $name)
        && socket_last_error() === SOCKET_EPERM) {
        die('skip not allowed to bind to an interface here');
    }
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$udp = socket_create(AF_INET, SOCK_DGRAM, 0);
var_dump(socket_set_option($udp, SOL_SOCKET, SO_BINDTODEVICE, 'lo'));
socket_bind($udp, '0.0.0.0', 0);
socket_getsockname($udp, $address, $port);
$sender = socket_create(AF_INET, SOCK_DGRAM, 0);
socket_sendto($sender, 'x', 1, 0, '127.0.0.1', $port);
var_dump(socket_recv($udp, $data, 10, 0), $data);
var_dump(socket_set_option($udp, SOL_SOCKET, SO_BINDTODEVICE, ''));
?>
--EXPECT--
bool(true)
int(1)
string(1) "x"
bool(true)
