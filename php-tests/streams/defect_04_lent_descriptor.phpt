--TEST--
A Socket of a user-space stream knows when the stream behind that one was closed
--INI--
sockets.strict_normal_read=1
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
        return self::$behind;
    }

    public function stream_set_option(): bool
    {
        return false;
    }

    public function stream_close(): void
    {
        echo "stream_close\n";
    }
}
stream_wrapper_register('wrapper', 'Wrapper');

[Wrapper::$behind, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$stream = fopen('wrapper://', 'r+');
$socket = socket_import_stream($stream);
var_dump(socket_write($socket, 'x'), fread($y, 1));
// The same for a second Socket, while the first one waits for a line's end.
stream_set_blocking(Wrapper::$behind, false);
fwrite($y, 'half');
var_dump(socket_read($socket, 100, PHP_NORMAL_READ));
$second = socket_import_stream($stream);
fclose(Wrapper::$behind);
Wrapper::$behind = null;
$stranger = fopen('php://temp/maxmemory:0', 'w+');
fwrite($stranger, 'mine');
show('write', fn () => socket_write($socket, 'intruder'));
show('second', fn () => socket_write($second, 'intruder'));
unset($socket, $second, $stream);
rewind($stranger);
var_dump(fread($stranger, 100));
?>
--EXPECTF--
int(1)
string(1) "x"
bool(false)
write: 
Warning: socket_write(): unable to write to socket [9]: Bad file descriptor in %s on line %d
bool(false)
second: 
Warning: socket_write(): unable to write to socket [9]: Bad file descriptor in %s on line %d
bool(false)
stream_close
string(4) "mine"
