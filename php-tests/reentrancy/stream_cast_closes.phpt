--TEST--
A user-space stream is not freed while it is asked for its descriptor: fclose refuses, and what pclose closes is freed then
--FILE--
<?php
require __DIR__ . '/../lib.inc';

/** Closes itself in one of the methods that run then. */
final class Closing
{
    public static mixed $inner;
    public static mixed $outer;
    public static string $in;
    public static string $with;
    public $context;

    private static function close(string $in): void
    {
        if (self::$in === $in) {
            (self::$with)(self::$outer);
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
foreach (['fclose', 'pclose'] as Closing::$with) {
    foreach (['stream_flush', 'stream_cast'] as Closing::$in) {
        $label = Closing::$with . ' in ' . Closing::$in;
        [Closing::$inner] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        Closing::$outer = fopen('closing://', 'r+');
        show("$label, import", fn () => socket_import_stream(Closing::$outer));
        Closing::$outer = null;
        Closing::$outer = fopen('closing://', 'r+');
        [$socket, $peer] = pair(SOCK_DGRAM);
        $rights = ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [Closing::$outer]];
        show("$label, sendmsg",
            fn () => socket_sendmsg($socket, ['iov' => ['x'], 'control' => [$rights]]));
        unset($rights);
        Closing::$outer = null;
    }
}
Closing::$inner = null;
?>
--EXPECTF--
fclose in stream_flush, import: fclose() warns
object(Socket)#%d (0) {
}
closed
fclose in stream_flush, sendmsg: fclose() warns
int(1)
closed
fclose in stream_cast, import: fclose() warns
object(Socket)#%d (0) {
}
closed
fclose in stream_cast, sendmsg: fclose() warns
int(1)
closed
pclose in stream_flush, import: closed
TypeError: socket_import_stream(): supplied resource is not a valid stream resource
pclose in stream_flush, sendmsg: closed
socket_sendmsg() warns
bool(false)
pclose in stream_cast, import: closed
TypeError: socket_import_stream(): supplied resource is not a valid stream resource
pclose in stream_cast, sendmsg: closed
socket_sendmsg() warns
bool(false)
