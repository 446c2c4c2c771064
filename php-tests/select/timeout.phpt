--TEST--
socket_select: seconds and microseconds add up, null waits for ever
--SKIPIF--
<?php
if (!function_exists('pcntl_fork')) {
    die('skip needs pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
$none = null;

function timed(Socket $socket, ?int $seconds, int $microseconds): void
{
    $read = [$socket];
    $start = hrtime(true);
    $result = socket_select($read, $none, $none, $seconds, $microseconds);
    var_dump($result, hrtime(true) - $start >= 1000 * (1_000_000 * $seconds + $microseconds));
}

timed($a, 0, 0);
timed($a, 0, 20_000);
timed($a, 0, 1_050_000);
timed($a, -1, 1_050_000 - 1_000_000 + 1_000_000);

$parent = getmypid();
$wait = fork(static function () use ($b, $parent) {
    // When the parent sleeps, it waits.
    while (!str_contains(file_get_contents("/proc/$parent/stat"), ') S ')) {
    }
    socket_write($b, 'at last');
});
$read = [$a];
var_dump(socket_select($read, $none, $none, null), socket_read($a, 10), $wait());
?>
--EXPECT--
int(0)
bool(true)
int(0)
bool(true)
int(0)
bool(true)
int(0)
bool(true)
int(1)
string(7) "at last"
int(0)
