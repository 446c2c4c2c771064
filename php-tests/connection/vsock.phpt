--TEST--
AF_VSOCK: create, bind, getsockname, listen, recvfrom without a port
--SKIPIF--
<?php
if (!defined('AF_VSOCK')) {
    die('skip stock has no AF_VSOCK');
}
if (@socket_create(AF_VSOCK, SOCK_STREAM, 0) === false) {
    die('skip this kernel has no AF_VSOCK');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = socket_create(AF_VSOCK, SOCK_STREAM, 0);
var_dump(socket_bind($socket, (string) VMADDR_CID_ANY, VMADDR_PORT_ANY));
var_dump(socket_getsockname($socket, $address, $port), $address,
    is_int($port) && $port > 1023 && $port < VMADDR_PORT_ANY);
var_dump(socket_listen($socket));
var_dump(socket_set_nonblock($socket), @socket_recvfrom($socket, $data, 1, 0, $from));
?>
--EXPECT--
bool(true)
bool(true)
string(10) "4294967295"
bool(true)
bool(true)
bool(true)
bool(false)
