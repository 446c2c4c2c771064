--TEST--
socket_select: a signal ends the wait with EINTR, and the arrays stay
--EXTENSIONS--
posix
--SKIPIF--
<?php
if (!function_exists('pcntl_fork')) {
    die('skip needs pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

pcntl_async_signals(true);
pcntl_signal(SIGUSR1, static function () {
    echo "signal\n";
}, false);
[$a, $b] = pair();
$read = ['r' => $a];
$write = null;
$except = ['e' => $a];
$parent = getmypid();
$wait = fork(static function () use ($parent) {
    // When the parent sleeps, it waits.
    while (!str_contains(file_get_contents("/proc/$parent/stat"), ') S ')) {
    }
    posix_kill($parent, SIGUSR1);
});
var_dump(socket_select($read, $write, $except, null), count($read), $write, count($except));
show_codes($a);
$wait();
?>
--EXPECTF--
Warning: socket_select(): Unable to select [4]: Interrupted system call in %s on line %d
signal
bool(false)
int(1)
NULL
int(1)
global: EINTR, socket: 0
