--TEST--
socket_select: user code that an assignment runs may change the other arrays
--FILE--
<?php
require __DIR__ . '/../lib.inc';

// A socket's last owner goes, its stream is closed, and the wrapper is PHP code.
final class Wrapper
{
    public static $stream;
    public static ?Closure $on_close = null;
    public $context;

    public function stream_open(): bool
    {
        return true;
    }

    public function stream_cast(int $as)
    {
        return self::$stream;
    }

    public function stream_set_option(): bool
    {
        return false;
    }

    public function stream_close(): void
    {
        (self::$on_close)();
    }
}
stream_wrapper_register('wrapper', 'Wrapper');

[$a, $b] = pair();
[Wrapper::$stream, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
Wrapper::$on_close = static function () use (&$write, &$except, $a) {
    echo "closed\n";
    var_dump($write === null ? 'null' : count($write));
    $write = 'something else';
    $except = [1, 2, 3];
};
$read = [socket_import_stream(fopen('wrapper://', 'r+'))];
$write = [$a, $b];
$except = [$a];
var_dump(socket_select($read, $write, $except, 0));
var_dump($read, is_array($write) ? array_keys($write) : $write, $except);

echo "an exception of it\n";
Wrapper::$on_close = static function () {
    throw new LogicException('from stream_close');
};
$read = [socket_import_stream(fopen('wrapper://', 'r+'))];
$write = [$a, $b];
try {
    socket_select($read, $write, $except, 0);
} catch (LogicException $e) {
    echo $e->getMessage(), "\n";
}
Wrapper::$stream = Wrapper::$on_close = null;
?>
--EXPECT--
closed
int(2)
int(2)
array(0) {
}
array(2) {
  [0]=>
  int(0)
  [1]=>
  int(1)
}
array(0) {
}
an exception of it
from stream_close
