--TEST--
socket_getsockname, socket_getpeername: abstract names whole
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$name = "\0" . uniqid('abstract') . "\0\xff name";
$listener = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_bind($listener, $name);
socket_listen($listener);
var_dump(socket_getsockname($listener, $address), $address === $name);
$client = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_connect($client, $address);
var_dump(socket_getpeername($client, $peer), $peer === $name);
var_dump(socket_getsockname(socket_accept($listener), $address), $address === $name);

// The longest, and one of the kernel's choice.
$longest = str_pad("\0" . uniqid('longest'), 107, 'x');
socket_bind($socket = socket_create(AF_UNIX, SOCK_DGRAM, 0), $longest);
var_dump(socket_getsockname($socket, $address), $address === $longest);
socket_bind($socket = socket_create(AF_UNIX, SOCK_DGRAM, 0), '');
socket_getsockname($socket, $address);
var_dump(strlen($address), bin2hex($address[0] ?? ''));
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
int(6)
string(2) "00"
