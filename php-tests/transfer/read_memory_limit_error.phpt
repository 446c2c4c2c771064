--TEST--
socket_read: what was received is still there when the memory limit leaves no room for it
--INI--
memory_limit=4M
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') {
    die("skip without PHP's own allocator there is no memory limit");
}
if ((int) @file_get_contents('/proc/sys/net/core/wmem_max') < 4_000_000) {
    die('skip the kernel keeps too little for a socket (net.core.wmem_max)');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_set_option($a, SOL_SOCKET, SO_SNDBUF, 8 << 20);
socket_set_nonblock($a);
socket_set_nonblock($b);
$piece = str_repeat('x', 10_000);
$sent = 0;
while ($sent < 3_500_000 && ($count = @socket_write($a, $piece)) > 0) {
    $sent += $count;
}
register_shutdown_function(static function () use ($b, $sent): void {
    ini_set('memory_limit', '64M');
    $got = 0;
    while ($data = @socket_read($b, 100_000)) {
        $got += strlen($data);
    }
    var_dump($got === $sent);
});
socket_read($b, 1 << 30);
echo "there was memory enough\n";
?>
--EXPECTF--
%AAllowed memory size of 4194304 bytes exhausted%A
%Abool(true)%A
