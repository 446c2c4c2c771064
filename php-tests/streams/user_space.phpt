--TEST--
socket_import_stream: of a user-space stream
--FILE--
<?php
require __DIR__ . '/../lib.inc';

final class Wrapper
{
    public static $behind;
    public $context;

    public function stream_open(): bool
    {
        return true;
    }

    public function stream_cast(int $as)
    {
        echo 'stream_cast ', $as === STREAM_CAST_AS_STREAM ? 'as stream' : $as, "\n";
        return (self::$behind)();
    }

    public function stream_set_option(int $option): bool
    {
        echo 'stream_set_option ', $option === STREAM_OPTION_READ_BUFFER ? 'read buffer' : $option,
        "\n";
        return false;
    }

    public function stream_close(): void
    {
        echo "stream_close\n";
    }
}
stream_wrapper_register('wrapper', 'Wrapper');

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
Wrapper::$behind = static fn () => $x;
$stream = fopen('wrapper://', 'r+');
$socket = socket_import_stream($stream);
var_dump(socket_write($socket, 'x'), fread($y, 1), socket_export_stream($socket) === $stream);
socket_close($socket);
var_dump(is_resource($stream), is_resource($x));

Wrapper::$behind = static fn () => false;
var_dump(socket_import_stream(fopen('wrapper://', 'r+')));
Wrapper::$behind = static fn () => throw new LogicException('from stream_cast');
$stream = fopen('wrapper://', 'r+');
show('an exception', fn () => socket_import_stream($stream));
fclose($stream);
Wrapper::$behind = null;
?>
--EXPECTF--
stream_cast as stream
stream_set_option read buffer
int(1)
string(1) "x"
bool(true)
stream_close
bool(false)
bool(true)
stream_cast as stream

Warning: socket_import_stream(): Cannot represent a stream of type user-space as a Socket Descriptor in %s on line %d
stream_close
bool(false)
an exception: stream_cast as stream

Warning: socket_import_stream(): Cannot represent a stream of type user-space as a Socket Descriptor in %s on line %d
LogicException: from stream_cast
stream_close
