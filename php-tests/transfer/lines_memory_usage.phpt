--TEST--
socket_read: what is kept of lines that peers do not end counts as PHP's memory
--INI--
sockets.strict_normal_read=1
memory_limit=-1
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') {
    die("skip without PHP's own allocator nothing is counted");
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

/** Has a Socket keep 4 MB of a line. */
function keep(Socket $from, Socket $to): void
{
    for ($i = 0; $i < 80; $i++) {
        socket_write($from, str_repeat('x', 50_000));
        if (socket_read($to, 1 << 30, PHP_NORMAL_READ) !== false) {
            throw new Exception('a line');
        }
    }
}

foreach (['untied', 'tied'] as $kind) {
    $before = memory_get_usage();
    [$a, $b] = pair();
    socket_set_nonblock($b);
    $stream = $kind === 'tied' ? socket_export_stream($b) : null;
    keep($a, $b);
    $kept = memory_get_usage() - $before;
    var_dump($kept >= 4_000_000 && $kept < 12_000_000);
    unset($stream);
    socket_close($b);
    var_dump(memory_get_usage() - $before < 100_000);
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
