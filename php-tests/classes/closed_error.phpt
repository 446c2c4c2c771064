--TEST--
every function refuses a closed socket
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$s] = pair();
socket_close($s);
$calls = [
    fn () => socket_accept($s), fn () => socket_bind($s, 'x'), fn () => socket_clear_error($s),
    fn () => socket_close($s),
    fn () => socket_connect($s, 'x'), fn () => socket_export_stream($s),
    fn () => socket_get_option($s, 1, 1), fn () => socket_getopt($s, 1, 1),
    fn () => socket_getpeername($s, $x), fn () => socket_getsockname($s, $x),
    fn () => socket_last_error($s), fn () => socket_listen($s),
    fn () => socket_read($s, 1), fn () => socket_recv($s, $x, 1, 0),
    fn () => socket_recvfrom($s, $x, 1, 0, $y),
    fn () => socket_send($s, 'x', 1, 0), fn () => socket_sendmsg($s, []),
    fn () => socket_sendto($s, 'x', 1, 0, 'x'), fn () => socket_set_block($s),
    fn () => socket_set_nonblock($s), fn () => socket_set_option($s, 1, 1, 1),
    fn () => socket_setopt($s, 1, 1, 1), fn () => socket_shutdown($s),
    fn () => socket_write($s, 'x'),
    function () use ($s) {
        $message = ['controllen' => 0];
        socket_recvmsg($s, $message);
    },
    function () use ($s) {
        $read = [$s];
        socket_select($read, $write, $except, 0);
    },
];
foreach ($calls as $call) {
    try {
        $call();
        echo "no error\n";
    } catch (Error $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
Error: socket_accept(): Argument #1 ($socket) has already been closed
Error: socket_bind(): Argument #1 ($socket) has already been closed
Error: socket_clear_error(): Argument #1 ($socket) has already been closed
Error: socket_close(): Argument #1 ($socket) has already been closed
Error: socket_connect(): Argument #1 ($socket) has already been closed
Error: socket_export_stream(): Argument #1 ($socket) has already been closed
Error: socket_get_option(): Argument #1 ($socket) has already been closed
Error: socket_getopt(): Argument #1 ($socket) has already been closed
Error: socket_getpeername(): Argument #1 ($socket) has already been closed
Error: socket_getsockname(): Argument #1 ($socket) has already been closed
Error: socket_last_error(): Argument #1 ($socket) has already been closed
Error: socket_listen(): Argument #1 ($socket) has already been closed
Error: socket_read(): Argument #1 ($socket) has already been closed
Error: socket_recv(): Argument #1 ($socket) has already been closed
Error: socket_recvfrom(): Argument #1 ($socket) has already been closed
Error: socket_send(): Argument #1 ($socket) has already been closed
Error: socket_sendmsg(): Argument #1 ($socket) has already been closed
Error: socket_sendto(): Argument #1 ($socket) has already been closed
Error: socket_set_block(): Argument #1 ($socket) has already been closed
Error: socket_set_nonblock(): Argument #1 ($socket) has already been closed
Error: socket_set_option(): Argument #1 ($socket) has already been closed
Error: socket_setopt(): Argument #1 ($socket) has already been closed
Error: socket_shutdown(): Argument #1 ($socket) has already been closed
Error: socket_write(): Argument #1 ($socket) has already been closed
Error: socket_recvmsg(): Argument #1 ($socket) has already been closed
TypeError: socket_select(): Argument #1 ($read) contains a closed socket
