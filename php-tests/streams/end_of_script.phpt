--TEST--
socket_import_stream, socket_export_stream: at the end of the script, in whatever order things go
--SKIPIF--
<?php
if (!function_exists('pcntl_fork')) {
    die('skip needs pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

final class Late
{
    public static array $kept = [];

    public function __construct(private mixed $socket, private mixed $stream)
    {
    }

    public function __destruct()
    {
        // May be closed by now; neither may crash.
        try {
            socket_write($this->socket, 'x');
        } catch (Error) {
        }
        if (is_resource($this->stream)) {
            fwrite($this->stream, 'y');
        }
    }
}

foreach (['global', 'static', 'cycle'] as $where) {
    $wait = fork(static function () use ($where) {
        // What is kept in a static property outlives the harness's look at the descriptors; that is
        // the point.
        ob_start(static fn () => '');
        [$a, $b] = pair();
        $stream = socket_export_stream($a);
        [$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        $late = [new Late($a, $stream), new Late(socket_import_stream($x), $x), $b, $y];
        if ($where === 'cycle') {
            $late[] = &$late;
            $a = $b = $x = $y = null;
        } elseif ($where === 'static') {
            Late::$kept = $late;
        } else {
            $GLOBALS['kept'] = $late;
        }
        return 0;
    });
    echo "$where: ", $wait(), "\n";
}
?>
--EXPECT--
global: 0
static: 0
cycle: 0
