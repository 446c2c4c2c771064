--TEST--
AF_VSOCK: what is no address of it
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
?>
--EXPECT--
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
