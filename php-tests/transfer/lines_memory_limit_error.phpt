--TEST--
socket_read: what PHP_NORMAL_READ keeps of a line is within PHP's memory limit
--INI--
sockets.strict_normal_read=1
memory_limit=8M
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') {
    die("skip without PHP's own allocator there is no memory limit");
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_set_nonblock($a);
socket_set_nonblock($b);
$piece = str_repeat('x', 65536);
for ($sent = 0; $sent < 32 << 20;) {
    $sent += (int) socket_write($a, $piece);
    socket_read($b, 1 << 30, PHP_NORMAL_READ);
}
echo "kept $sent bytes\n";
?>
--EXPECTF--
Fatal error: Allowed memory size of 8388608 bytes exhausted%S (tried to allocate %d bytes) in %s on line %d%A
