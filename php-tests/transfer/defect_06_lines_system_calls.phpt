--TEST--
socket_read: PHP_NORMAL_READ takes a few system calls a line, not one a byte
--SKIPIF--
<?php
exec('strace -qq -o /dev/null true 2>&1', $output, $status);
if ($status !== 0) {
    die('skip needs strace, and leave to use it');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$code = <<<'CODE'
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    socket_write($pair[0], str_repeat('x', 4000) . "\n");
    $before = strlen(socket_read($pair[1], 5000, PHP_NORMAL_READ));
    fwrite(STDERR, "$before\n");
    CODE;
$log = temp_path('.strace');
passthru('strace -qq -e trace=network -o ' . escapeshellarg($log) . ' '
    . getenv('TEST_PHP_EXECUTABLE') . ' '
    . getenv('TEST_PHP_EXTRA_ARGS') . ' -r ' . escapeshellarg($code) . ' 2>&1');
var_dump(preg_match_all('/^recv/m', file_get_contents($log)) <= 10);
?>
--EXPECT--
4001
bool(true)
