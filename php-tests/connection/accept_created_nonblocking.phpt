--TEST--
socket_accept: a listener that was created non-blocking, unlike one that was made so, accepts blocking sockets
--SKIPIF--
<?php
if (!is_dir('/proc/self/fdinfo')) {
    die('skip needs /proc');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$nonblock = defined('SOCK_NONBLOCK') ? SOCK_NONBLOCK : 2048;
$listener = socket_create(AF_INET, SOCK_STREAM | $nonblock, 0);
socket_bind($listener, '127.0.0.1');
socket_listen($listener, 1);
socket_getsockname($listener, $address, $port);
$client = socket_create(AF_INET, SOCK_STREAM, 0);
socket_connect($client, '127.0.0.1', $port);
$before = descriptors();
$accepted = socket_accept($listener);
$fd = array_key_last(array_diff_key(descriptors(), $before));
preg_match('/^flags:\s+0?(\d+)/m', file_get_contents("/proc/self/fdinfo/$fd"), $match);
var_dump(octdec($match[1]) & 04000);
?>
--EXPECT--
int(0)
