--TEST--
socket_bind: AF_UNIX paths of up to 107 bytes, relative ones, abstract names, and names of the kernel's choice
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$path = temp_path();
$socket = socket_create(AF_UNIX, SOCK_STREAM, 0);
var_dump(socket_bind($socket, $path), filetype($path));

chdir(sys_get_temp_dir());
foreach ([uniqid('relative'), str_pad(uniqid('long'), 107, 'x')] as $name) {
    $socket = socket_create(AF_UNIX, SOCK_STREAM, 0);
    var_dump(socket_bind($socket, $name));
    socket_getsockname($socket, $bound);
    var_dump($bound === $name, unlink(process_path($name)));
}
$name = "\0" . uniqid('abstract') . "\0with a NUL";
$socket = socket_create(AF_UNIX, SOCK_STREAM, 0);
var_dump(socket_bind($socket, $name), socket_listen($socket));
$client = socket_create(AF_UNIX, SOCK_STREAM, 0);
var_dump(socket_connect($client, $name));

// Two sockets get two names.
[$a, $b] = [socket_create(AF_UNIX, SOCK_DGRAM, 0), socket_create(AF_UNIX, SOCK_DGRAM, 0)];
var_dump(socket_bind($a, ''), socket_bind($b, ''));
?>
--EXPECT--
bool(true)
string(6) "socket"
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
