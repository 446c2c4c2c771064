--TEST--
socket_select: a socket in $except that another process connects meanwhile
--SKIPIF--
<?php
if (!function_exists('pcntl_fork')) {
    die('skip needs pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$listener = socket_create(AF_INET, SOCK_STREAM, 0);
socket_bind($listener, '127.0.0.1', 0);
socket_listen($listener);
socket_getsockname($listener, $address, $port);
// Not connected yet: the kernel says that it is hung up.
$socket = socket_create(AF_INET, SOCK_STREAM, 0);

$parent = getmypid();
$wait = fork(static function () use ($listener, $socket, $address, $port, $parent) {
    // When the parent sleeps, it waits.
    while (!str_contains(file_get_contents("/proc/$parent/stat"), ') S ')) {
    }
    socket_connect($socket, $address, $port);
    socket_send(socket_accept($listener), '!', 1, MSG_OOB);
});
$read = $write = null;
$except = [$socket];
var_dump(socket_select($read, $write, $except, 10), count($except));
var_dump(socket_recv($socket, $data, 1, MSG_OOB), $data, $wait());
?>
--EXPECT--
int(1)
int(1)
int(1)
string(1) "!"
int(0)
