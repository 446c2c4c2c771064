--TEST--
A user-space stream cannot be closed while it is asked for its descriptor
--FILE--
<?php
require __DIR__ . '/../lib.inc';

/** Closes itself in one of the methods that run then. */
final class Closing
{
    public static mixed $inner;
    public static mixed $outer;
    public static string $in;
    public $context;

    private static function close(string $in): void
    {
        if (self::$in === $in) {
            fclose(self::$outer);
        }
    }

    public function stream_open(): bool
    {
        return true;
    }

    public function stream_flush(): bool
    {
        self::close('stream_flush');
        return true;
    }

    public function stream_cast(int $as): mixed
    {
        self::close('stream_cast');
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

stream_wrapper_register('closing', Closing::class);
set_error_handler(fn (int $level, string $text) =>
    print(preg_replace('/: .*/', '', $text) . " warns\n"));
foreach (['stream_flush', 'stream_cast'] as Closing::$in) {
    [Closing::$inner] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    Closing::$outer = fopen('closing://', 'r+');
    show(Closing::$in . ', import', fn () => socket_import_stream(Closing::$outer));
    Closing::$outer = null;
    Closing::$outer = fopen('closing://', 'r+');
    [$socket, $peer] = pair(SOCK_DGRAM);
    $rights = ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [Closing::$outer]];
    show(Closing::$in . ', sendmsg',
        fn () => socket_sendmsg($socket, ['iov' => ['x'], 'control' => [$rights]]));
    unset($rights);
    Closing::$outer = null;
}
Closing::$inner = null;
?>
--EXPECTF--
stream_flush, import: fclose() warns
object(Socket)#%d (0) {
}
closed
stream_flush, sendmsg: fclose() warns
int(1)
closed
stream_cast, import: fclose() warns
object(Socket)#%d (0) {
}
closed
stream_cast, sendmsg: fclose() warns
int(1)
closed
