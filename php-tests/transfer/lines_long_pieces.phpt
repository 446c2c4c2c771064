--TEST--
socket_read: a long line in small pieces takes three system calls a piece, tied to a stream or not
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
    [$tied, $pieces] = [(bool) $argv[1], (int) $argv[2]];
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    [$a, $b] = $pair;
    $stream = $tied ? socket_export_stream($b) : null;
    socket_set_nonblock($b);
    $piece = str_repeat('x', 500);
    for ($i = 0; $i < $pieces; $i++) {
        socket_write($a, $piece);
        if (socket_read($b, 1 << 30, PHP_NORMAL_READ) !== false) {
            exit('a line?');
        }
    }
    socket_write($a, "\n");
    fwrite(STDERR, strlen(socket_read($b, 1 << 30, PHP_NORMAL_READ)) . "\n");
    CODE;
$php = getenv('TEST_PHP_EXECUTABLE') . ' ' . getenv('TEST_PHP_EXTRA_ARGS')
    . ' -d sockets.strict_normal_read=1 -r ' . escapeshellarg($code);
$log = temp_path('.strace');
foreach ([0, 1] as $tied) {
    passthru("strace -qq -e trace=%network -o " . escapeshellarg($log) . " $php $tied 4400 2>&1");
    // A look, a take and another look for each piece; few more for the first and the last.
    var_dump(preg_match_all('/^recv/m', file_get_contents($log)) <= 3 * 4400 + 10);
}
?>
--EXPECT--
2200001
bool(true)
2200001
bool(true)
