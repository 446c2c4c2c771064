--TEST--
socket_read: a line that does not end reaches PHP's memory limit, and what is registered for the end of the script runs
--INI--
memory_limit=16M
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') {
    die("skip without PHP's own allocator there is no memory limit");
}
if (!function_exists('pcntl_fork')) {
    die('skip needs pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
$wait = fork(static function () use ($a, &$b): int {
    socket_close($b);
    $piece = str_repeat('x', 65536);
    while (@socket_write($a, $piece) !== false) {
    }
    return 0;
});
socket_close($a);
register_shutdown_function(static function () use (&$b, $wait) {
    echo "what was kept is there: ", json_encode(socket_read($b, 3)), "\n";
    socket_close($b);
    echo "the end of the script, ", $wait(), "\n";
});
socket_read($b, 1 << 30, PHP_NORMAL_READ);
echo "not reached\n";
?>
--EXPECTF--

Fatal error: Allowed memory size of 16777216 bytes exhausted%A
%Awhat was kept is there: "xxx"
the end of the script, 0%A
