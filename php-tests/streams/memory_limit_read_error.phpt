--TEST--
socket_read and socket_recvmsg: on a Socket that is tied to a stream, what the memory limit leaves no room for is not received
--INI--
memory_limit=8M
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

const SENT = 250_000;
$calls = [
    'socket_read' => static fn (Socket $socket) => socket_read($socket, 1_900_000),
    'socket_recvmsg' => static function (Socket $socket): void {
        $message = ['controllen' => 100, 'buffer_size' => 1_900_000];
        socket_recvmsg($socket, $message);
    },
];
foreach ($calls as $name => $call) {
    $ended = fork(static function () use ($call, $name): void {
        [$a, $b] = pair();
        socket_set_option($a, SOL_SOCKET, SO_SNDBUF, 400_000);
        $stream = socket_export_stream($b);
        socket_set_nonblock($b);
        // So that little is expected.
        socket_write($a, 'x');
        socket_read($b, 1000);
        socket_write($a, str_repeat('y', SENT));
        $fill = new SplFixedArray(3000);
        register_shutdown_function(static function () use ($b, $name, &$fill): void {
            $fill = null;
            $got = 0;
            while ($data = @socket_read($b, 10_000)) {
                $got += strlen($data);
            }
            echo "\n$name: ", $got === SENT ? 'nothing' : SENT - $got, " lost\n";
        });
        for ($pages = 0; memory_get_usage(true) < 8 << 20
            || memory_get_usage(true) - memory_get_usage() > 350_000; $pages++) {
            $fill[$pages] = str_repeat('z', 4000);
        }
        $call($b);
        echo "there was memory enough\n";
    });
    $ended();
}
?>
--EXPECTF--
%AAllowed memory size of 8388608 bytes exhausted%A
socket_read: nothing lost
%AAllowed memory size of 8388608 bytes exhausted%A
socket_recvmsg: nothing lost
