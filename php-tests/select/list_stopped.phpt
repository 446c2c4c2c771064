--TEST--
socket_select: a stop and a SIGCONT do not end the wait for an interest list
--EXTENSIONS--
posix
--SKIPIF--
<?php
require __DIR__ . '/list.skip.inc';
if (!function_exists('pcntl_fork')) {
    die('skip needs pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/list.inc';

/** Waits until a process is in a state: S sleeps, T is stopped. */
function await_state(int $pid, string $state): void
{
    while (!str_contains(file_get_contents("/proc/$pid/stat"), ") $state ")) {
    }
}

$sockets = many_pairs(50, $others);
[$here, $there] = pair();
$pid = pcntl_fork();
if ($pid === 0) {
    readable($sockets);
    socket_write($there, 'x');
    $read = $sockets;
    $write = $except = null;
    exit(socket_select($read, $write, $except, 10) === 1 && array_keys($read) === [12] ? 0 : 1);
}
socket_read($here, 1);
await_state($pid, 'S');
posix_kill($pid, SIGSTOP);
await_state($pid, 'T');
posix_kill($pid, SIGCONT);
await_state($pid, 'S');
socket_write($others[12], 'x');
pcntl_waitpid($pid, $status);
var_dump(pcntl_wexitstatus($status));
?>
--EXPECT--
int(0)
