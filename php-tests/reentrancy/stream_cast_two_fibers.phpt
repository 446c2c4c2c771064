--TEST--
A user-space stream that two fibers ask for its descriptor at a time is closed when both are done
--SKIPIF--
<?php
if (PHP_VERSION_ID >= 80500) {
    die("skip since PHP 8.5 the engine's own mark is left behind, under stock as well");
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

final class Suspending
{
    public static mixed $inner;
    public $context;

    public function stream_open(): bool
    {
        return true;
    }

    public function stream_cast(int $as): mixed
    {
        Fiber::suspend();
        return self::$inner;
    }

    public function stream_set_option(int $option, ?int $first, ?int $second): bool
    {
        return false;
    }

    public function stream_close(): void
    {
        echo "closed\n";
    }
}

stream_wrapper_register('suspending', Suspending::class);
[Suspending::$inner] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$stream = fopen('suspending://', 'r+');
$import = static fn () => socket_import_stream($stream);
$fibers = [new Fiber($import), new Fiber($import)];
foreach ($fibers as $fiber) {
    $fiber->start();
}
foreach ($fibers as $fiber) {
    var_dump(@fclose($stream));
    $fiber->resume();
    echo get_debug_type($fiber->getReturn()), "\n";
}
var_dump(fclose($stream));
Suspending::$inner = null;
?>
--EXPECT--
bool(false)
Socket
bool(false)
Socket
closed
bool(true)
