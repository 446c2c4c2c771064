--TEST--
A user-space stream is not freed while it is told an option: fclose refuses, and what else closes it waits until then
--FILE--
<?php
require __DIR__ . '/../lib.inc';

/** Closes itself when it is told an option. */
final class Closing
{
    public static mixed $inner;
    public static ?Closure $close = null;
    public string $name = 'not freed';
    public $context;

    public function stream_open(): bool
    {
        return true;
    }

    public function stream_cast(int $as): mixed
    {
        return self::$inner;
    }

    public function stream_set_option(int $option, ?int $first, ?int $second): bool
    {
        if (self::$close !== null) {
            $close = self::$close;
            self::$close = null;
            $close();
            unset($close);
            $others = array_map(static fn (int $size) => str_repeat('x', $size), range(40, 140));
            echo $this->name, ', ';
        }
        return true;
    }

    public function stream_close(): void
    {
        echo 'closed, ';
    }
}

stream_wrapper_register('closing', Closing::class);
set_error_handler(fn (int $level, string $text) =>
    print(preg_replace('/\(\): .*/', ' warns, ', $text)));
/** Opens a stream, and closes it so, in the middle of what is shown. */
$try = static function (string $label, Closure $close, Closure $call): void {
    [Closing::$inner] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $stream = fopen('closing://', 'r+');
    show($label, function () use (&$stream, $close, $call) {
        return $call($stream, static function (?Socket &$socket = null) use (&$stream, $close) {
            Closing::$close = static function () use (&$stream, &$socket, $close) {
                $close($stream, $socket);
            };
        });
    });
};

$ways = [
    'fclose' => static fn ($stream) => fclose($stream),
    'pclose' => static fn ($stream) => pclose($stream),
    'socket_close' => static function (&$stream, ?Socket &$socket): void {
        $stream = null;
        if ($socket !== null) {
            socket_close($socket);
        }
    },
];
foreach ($ways as $way => $close) {
    $try("$way, import", $close, static function ($stream, Closure $prepare) {
        $prepare();
        return get_debug_type(socket_import_stream($stream));
    });
    foreach (['socket_set_block', 'socket_set_nonblock'] as $function) {
        $try("$way, $function", $close, static function (&$stream, $prepare) use ($function) {
            $socket = socket_import_stream($stream);
            unset($stream);
            $prepare($socket);
            return $function($socket);
        });
    }
}
Closing::$inner = null;
?>
--EXPECT--
fclose, import: fclose warns, not freed, string(6) "Socket"
closed, fclose, socket_set_block: fclose warns, not freed, bool(true)
closed, fclose, socket_set_nonblock: fclose warns, not freed, bool(true)
closed, pclose, import: not freed, closed, string(6) "Socket"
pclose, socket_set_block: not freed, closed, socket_set_block warns, bool(false)
pclose, socket_set_nonblock: not freed, closed, socket_set_nonblock warns, bool(false)
socket_close, import: not freed, closed, string(6) "Socket"
socket_close, socket_set_block: not freed, closed, socket_set_block warns, bool(false)
socket_close, socket_set_nonblock: not freed, closed, socket_set_nonblock warns, bool(false)
