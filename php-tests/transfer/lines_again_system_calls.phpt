--TEST--
socket_read: a line that is not there costs one system call
--INI--
sockets.strict_normal_read=1
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
    socket_write($pair[0], "line\n");
    socket_set_nonblock($pair[1]);
    socket_read($pair[1], 100, PHP_NORMAL_READ);
    for ($i = 0; $i < 100; $i++) {
        if (socket_read($pair[1], 100, PHP_NORMAL_READ) !== false
            || socket_last_error() !== SOCKET_EAGAIN) {
            exit('a line?');
        }
    }
    CODE;
$log = temp_path('.strace');
passthru('strace -qq -e trace=%network,%desc -o ' . escapeshellarg($log) . ' '
    . getenv('TEST_PHP_EXECUTABLE') . ' '
    . getenv('TEST_PHP_EXTRA_ARGS') . ' -d sockets.strict_normal_read=1 -r ' . escapeshellarg($code)
        . ' 2>&1');
$calls = implode(array_slice(file($log),
    array_key_last(preg_grep('/line\\\\n.* = 5$/', file($log))) + 1));
var_dump(preg_match_all('/EAGAIN/', $calls),
    preg_match_all('/^(recv|getsockopt|fcntl|poll)/m', $calls));
?>
--EXPECT--
int(100)
int(100)
