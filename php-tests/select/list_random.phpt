--TEST--
socket_select: what an interest list says is what each socket says for itself, whatever happened before
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
require __DIR__ . '/list.inc';

/**
 * @return array<string, array<int, Socket>> what is ready, one socket at a time: no set that comes
 * again
 */
function one_by_one(array $arrays): array
{
    $ready = ['read' => [], 'write' => []];
    foreach ($arrays as $which => $sockets) {
        foreach ($sockets as $key => $socket) {
            $set = [$socket];
            $none = null;
            if ($which === 'read' ? socket_select($set, $none, $none, 0)
                : socket_select($none, $set, $none, 0)) {
                $ready[$which][$key] = $socket;
            }
        }
    }
    return $ready;
}

mt_srand(15);
$sockets = $others = $streams = $children = [];
$next = 0;
$add = static function () use (&$sockets, &$others, &$next): void {
    [$sockets[$next], $others[$next]] = pair(mt_rand(0, 3) ? SOCK_STREAM : SOCK_DGRAM);
    socket_set_nonblock($sockets[$next]);
    socket_set_nonblock($others[$next++]);
};
for ($i = 0; $i < 60; $i++) {
    $add();
}
$writing = array_slice($sockets, 10, 5, true);
$wrong = $listed = 0;
for ($step = 0; $step < 1500; $step++) {
    $key = array_rand($sockets);
    switch (mt_rand(0, 11)) {
        case 0:
        case 1:
            @socket_write($others[$key], str_repeat('x', mt_rand(1, 3)));
            break;
        case 2:
        case 3:
            @socket_read($sockets[$key], 10);
            break;
        case 4: // Fills it.
            while (@socket_write($sockets[$key], str_repeat('x', 50_000))) {
            }
            break;
        case 5:
            while (@socket_read($others[$key], 100_000)) {
            }
            break;
        case 6:
            @socket_shutdown(mt_rand(0, 1) ? $others[$key] : $sockets[$key], mt_rand(0, 2));
            break;
        case 7:
            if (mt_rand(0, 2) === 0) {
                mt_rand(0, 1) ? socket_close($sockets[$key]) : null;
                unset($sockets[$key], $others[$key], $writing[$key]);
                $add();
            }
            break;
        case 8:
            $writing = mt_rand(0, 1) ? $writing + [$key => $sockets[$key]]
                : array_diff_key($writing, [$key => 0]);
            break;
        case 9: // A process that holds everything open, and goes its own way.
            if (mt_rand(0, 9) === 0 && count($children) < 5) {
                $pid = pcntl_fork();
                if ($pid === 0) {
                    readable($sockets, mt_rand(1, 3));
                    socket_close($sockets[$key]);
                    unset($sockets[$key]);
                    readable($sockets, mt_rand(1, 3));
                    posix_kill(getmypid(), SIGSTOP);
                    exit(0);
                }
                pcntl_waitpid($pid, $status, WUNTRACED);
                $children[] = $pid;
            }
            break;
        case 10: // A stream takes it over; sometimes it is closed at once.
            if (mt_rand(0, 9) === 0) {
                $stream = socket_export_stream($sockets[$key]);
                if ($stream && mt_rand(0, 1)) {
                    fclose($stream);
                }
                $streams[] = $stream;
                unset($sockets[$key], $others[$key], $writing[$key], $stream);
                $add();
            }
            break;
        case 11:
            mt_rand(0, 1) ? $sockets = array_reverse($sockets, true) : ksort($sockets);
            break;
    }
    foreach (range(1, mt_rand(1, 6)) as $_) {
        // Mostly all of them, sometimes not.
        $read = mt_rand(0, 7) ? $sockets : array_slice($sockets, mt_rand(0, 30), null, true);
        $write = mt_rand(0, 7) ? $writing : [];
        $expected = one_by_one(['read' => $read, 'write' => $write]);
        $except = null;
        $count = socket_select($read, $write, $except, 0);
        if (['read' => $read, 'write' => $write] !== $expected
            || $count !== count($read) + count($write)) {
            $wrong++;
            echo "step $step: $count, ",
            json_encode(array_map(array_keys(...), [$read, $write, ...$expected])), "\n";
        }
    }
    $listed += is_int(listed());
}
foreach ($children as $pid) {
    posix_kill($pid, SIGCONT);
    pcntl_waitpid($pid, $status);
}
echo "$wrong wrong\n";
var_dump($listed > 100 || getenv('SOCKETS_RS_SELECT') === 'ppoll');
?>
--EXPECT--
0 wrong
bool(true)
