--TEST--
socket_recv and socket_recvmsg: MSG_WAITALL receives nothing that the memory limit leaves no room for
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

/** The most memory that the process has had, in MiB. */
function most(): int
{
    preg_match('/VmHWM:\s+(\d+)/', file_get_contents('/proc/self/status'), $found);
    return intdiv((int) $found[1], 1024);
}

$calls = [
    'socket_recv' => static fn (Socket $socket) =>
        socket_recv($socket, $data, 24 << 20, MSG_WAITALL),
    'socket_recvmsg' => static function (Socket $socket): void {
        $message = ['controllen' => 100, 'buffer_size' => 24 << 20];
        socket_recvmsg($socket, $message, MSG_WAITALL);
    },
];
foreach ($calls as $name => $call) {
    [$a, $b] = pair();
    $ended = fork(static function () use ($a, $b, $call, $name): void {
        socket_close($a);
        $before = most();
        register_shutdown_function(static function () use ($before, $name): void {
            $grown = most() - $before;
            echo "\n$name: ", $grown < 8 ? 'little' : "$grown MiB", " of memory\n";
        });
        $call($b);
    });
    socket_close($b);
    for ($piece = str_repeat('x', 1 << 20); @socket_write($a, $piece) > 0;) {
    }
    $ended();
    socket_close($a);
}
?>
--EXPECTF--
%AAllowed memory size of 16777216 bytes exhausted%A
socket_recv: little of memory
%AAllowed memory size of 16777216 bytes exhausted%A
socket_recvmsg: little of memory
