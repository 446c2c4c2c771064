--TEST--
socket_set_nonblock, socket_set_block: what a user-space stream does in between counts
--FILE--
<?php
require __DIR__ . '/../lib.inc';

class Wrapper
{
    public static $inner;
    public static ?Closure $code = null;
    public $context;

    public function stream_open(): bool
    {
        return true;
    }

    public function stream_cast(int $as)
    {
        return self::$inner;
    }

    public function stream_set_option(int $option, int $arg1, ?int $arg2): bool
    {
        return self::$code !== null && (self::$code)();
    }

    public function stream_close(): void
    {
    }
}

stream_wrapper_register('inner', 'Wrapper');
foreach (['socket_set_nonblock', 'socket_set_block'] as $function) {
    [Wrapper::$inner, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    Wrapper::$code = null;
    $socket = socket_import_stream(fopen('inner://', 'r+'));
    Wrapper::$code = fn () => throw new Exception('no');
    show("$function, throws", fn () => $function($socket));
    Wrapper::$code = function () use (&$socket) {
        socket_close($socket);
        return true;
    };
    show("$function, closes", fn () => $function($socket));
}
Wrapper::$code = Wrapper::$inner = null;
?>
--EXPECTF--
socket_set_nonblock, throws: Exception: no
socket_set_nonblock, closes: 
Warning: socket_set_nonblock(): unable to set nonblocking mode [9]: Bad file descriptor in %s on line %d
bool(false)
socket_set_block, throws: Exception: no
socket_set_block, closes: 
Warning: socket_set_block(): unable to set blocking mode [9]: Bad file descriptor in %s on line %d
bool(false)
