--TEST--
A user-space stream that is being closed gives its descriptor to no fiber, which may go on when the stream is gone
--FILE--
<?php
require __DIR__ . '/../lib.inc';

final class Flushing
{
    public static mixed $inner;
    public static mixed $stream;
    public static ?Fiber $fiber = null;
    public $context;

    public function stream_open(): bool
    {
        return true;
    }

    public function stream_cast(int $as): mixed
    {
        if (Fiber::getCurrent() !== null) {
            Fiber::suspend();
        }
        return self::$inner;
    }

    public function stream_set_option(int $option, ?int $first, ?int $second): bool
    {
        return false;
    }

    public function stream_write(string $data): int
    {
        return strlen($data);
    }

    public function stream_flush(): bool
    {
        if (self::$fiber === null) {
            $import = static fn () => socket_import_stream(self::$stream);
            self::$fiber = new Fiber($import);
            self::$fiber->start();
            echo get_debug_type($import()), "\n";
        }
        return true;
    }

    public function stream_close(): void
    {
        echo "closed\n";
    }
}

stream_wrapper_register('flushing', Flushing::class);
[Flushing::$inner] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
Flushing::$stream = fopen('flushing://', 'r+');
fwrite(Flushing::$stream, 'x');
fclose(Flushing::$stream);
var_dump(Flushing::$fiber->isTerminated());
var_dump(Flushing::$fiber->getReturn());
Flushing::$inner = null;
?>
--EXPECT--
Socket
closed
bool(true)
bool(false)
