--TEST--
socket_read, socket_recv: what waits for the caller is still there when the memory limit leaves no room for it
--INI--
sockets.strict_normal_read=1
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

const SIZE = 120_000;

/** Leaves some small pieces below the memory limit. */
function fill_memory(): void
{
    ini_set('memory_limit', (string) memory_get_usage(true));
    while (memory_get_usage(true) - memory_get_usage() > 230_000) {
        $GLOBALS['filling'][] = str_repeat('x', 4000); // a page
    }
}

/** Tells what is left when $call has ended in a fatal error. */
function try_to(callable $call, Socket $b): Closure
{
    return fork(static function () use ($call, $b): void {
        register_shutdown_function(static function () use ($b): void {
            unset($GLOBALS['filling']);
            ini_set('memory_limit', '64M');
            for ($got = 0; ($count = socket_recv($b, $data, 1 << 20, MSG_DONTWAIT)) > 0;) {
                $got += $count;
            }
            echo "\nleft: $got\n";
        });
        fill_memory();
        echo "now\n";
        $call();
        echo "there was memory enough\n";
    });
}

$all = [
    'a line whose beginning was kept' => [SIZE - 1, "\n",
        static fn ($b) => socket_read($b, 1 << 20, PHP_NORMAL_READ)],
    'bytes of its beginning' => [SIZE, '',
        static fn ($b) => socket_read($b, 1 << 20)],
    'MSG_WAITALL' => [5000, str_repeat('x', SIZE - 5000),
        static fn ($b) => socket_recv($b, $data, SIZE, MSG_WAITALL)],
];
foreach ($all as $name => [$kept, $rest, $call]) {
    [$a, $b] = pair();
    socket_set_option($a, SOL_SOCKET, SO_SNDBUF, 1 << 20);
    socket_set_nonblock($b);
    socket_write($a, str_repeat('x', $kept));
    socket_read($b, 1 << 20, PHP_NORMAL_READ);
    socket_write($a, $rest);
    echo "$name: ";
    try_to(static fn () => $call($b), $b)();
}
?>
--EXPECTF--
a line whose beginning was kept: now%AAllowed memory size of %A
left: 120000%A
bytes of its beginning: now%AAllowed memory size of %A
left: 120000%A
MSG_WAITALL: now%AAllowed memory size of %A
left: 120000%A
