--TEST--
Reentrancy: a stream that is asked for its descriptor stays open, although its other Socket is closed meanwhile
--FILE--
<?php
final class Wrapper
{
    public static $inner;
    public static ?Socket $other = null;
    public $context;

    public function stream_open(): bool
    {
        return true;
    }

    public function stream_cast(int $as)
    {
        if (self::$other !== null) {
            socket_close(self::$other);
            self::$other = null;
        }
        return self::$inner;
    }

    public function stream_set_option(): bool
    {
        return false;
    }

    public function stream_close(): void
    {
        echo "closed\n";
    }
}
stream_wrapper_register('wrapper', 'Wrapper');

[Wrapper::$inner, $end] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$stream = fopen('wrapper://', 'r+');
Wrapper::$other = socket_import_stream($stream);
$socket = socket_import_stream($stream);
var_dump(is_resource($stream), socket_write($socket, 'x'), fread($end, 1));
unset($socket, $stream);
Wrapper::$inner = null;
?>
--EXPECT--
bool(true)
int(1)
string(1) "x"
closed
