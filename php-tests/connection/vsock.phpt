--TEST--
AF_VSOCK: create, bind, getsockname, and what an address of it may be
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
var_dump(socket_getsockname($socket, $address, $port), $address, is_int($port) && $port > 1023 && $port < VMADDR_PORT_ANY);
var_dump(socket_listen($socket));
$other = socket_create(AF_VSOCK, SOCK_STREAM, 0);
foreach (['', 'host', '-1', '+1', '1.5', ' 1', '4294967296', "1\0"] as $bad) {
    show('bind', fn () => socket_bind($other, $bad, 5000));
}
show('port', fn () => socket_bind($other, '1', -1));
show('port', fn () => socket_bind($other, '1', 1 << 32));
show('connect', fn () => socket_connect($other, '1'));
show('connect', fn () => socket_connect($other, 'x', 1));
show('sendto', fn () => socket_sendto($other, 'x', 1, 0, '1'));
show('sendto', fn () => socket_sendto($other, 'x', 1, 0, 'x', 1));
var_dump(socket_set_nonblock($socket), @socket_recvfrom($socket, $data, 1, 0, $from));
?>
--EXPECT--
bool(true)
bool(true)
string(10) "4294967295"
bool(true)
bool(true)
bind: ValueError: socket_bind(): Argument #2 ($address) must be a numeric context ID between 0 and 4294967295
bind: ValueError: socket_bind(): Argument #2 ($address) must be a numeric context ID between 0 and 4294967295
bind: ValueError: socket_bind(): Argument #2 ($address) must be a numeric context ID between 0 and 4294967295
bind: ValueError: socket_bind(): Argument #2 ($address) must be a numeric context ID between 0 and 4294967295
bind: ValueError: socket_bind(): Argument #2 ($address) must be a numeric context ID between 0 and 4294967295
bind: ValueError: socket_bind(): Argument #2 ($address) must be a numeric context ID between 0 and 4294967295
bind: ValueError: socket_bind(): Argument #2 ($address) must be a numeric context ID between 0 and 4294967295
bind: ValueError: socket_bind(): Argument #2 ($address) must be a numeric context ID between 0 and 4294967295
port: ValueError: socket_bind(): Argument #3 ($port) must be between 0 and 4294967295
port: ValueError: socket_bind(): Argument #3 ($port) must be between 0 and 4294967295
connect: ValueError: socket_connect(): Argument #3 ($port) cannot be null when the socket type is AF_VSOCK
connect: ValueError: socket_connect(): Argument #2 ($address) must be a numeric context ID between 0 and 4294967295
sendto: ValueError: socket_sendto(): Argument #6 ($port) cannot be null when the socket type is AF_VSOCK
sendto: ValueError: socket_sendto(): Argument #5 ($address) must be a numeric context ID between 0 and 4294967295
bool(true)
bool(false)
