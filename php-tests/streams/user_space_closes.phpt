--TEST--
socket_import_stream: of a user-space stream that closes itself meanwhile
--FILE--
<?php
require __DIR__ . '/../lib.inc';

final class Wrapper
{
    public static ?Closure $behind = null;
    public $context;

    public function stream_open(): bool
    {
        return true;
    }

    public function stream_cast(int $as)
    {
        return (self::$behind)();
    }

    public function stream_close(): void
    {
        echo "stream_close\n";
    }
}
stream_wrapper_register('wrapper', 'Wrapper');

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
Wrapper::$behind = static function () use ($x, &$stream) {
    fclose($stream);
    return $x;
};
$stream = fopen('wrapper://', 'r+');
show('import', fn () => socket_import_stream($stream));
var_dump(fwrite($x, 'still open'), fread($y, 10));
Wrapper::$behind = null;
?>
--EXPECT--
import: stream_close
TypeError: socket_import_stream(): supplied resource is not a valid stream resource
int(10)
string(10) "still open"
