<?php

// Sockets on the descriptors of streams.

require __DIR__ . '/../lib.php';

$streams = static fn (int $type = STREAM_SOCK_STREAM): array =>
    stream_socket_pair(STREAM_PF_UNIX, $type, 0);

foreach (['null' => null, 'true' => true, 'int' => 5, 'string' => 'text', 'array' => [],
    'object' => new stdClass(), 'socket' => pair()[0]] as $name => $value) {
    check("of $name", static fn () => socket_import_stream($value));
}
$others = ['memory' => fn () => fopen('php://memory', 'r'),
    'temp' => fn () => fopen('php://temp', 'r'), 'a file' => fn () => fopen(__FILE__, 'r'),
    '/dev/null' => fn () => fopen('/dev/null', 'r'), 'data' => fn () => fopen('data:,x', 'r'),
    'output' => fn () => fopen('php://output', 'w'),
    'stdin' => fn () => STDIN, 'a context' => fn () => stream_context_create(),
    'a filter' => fn () => fopen('php://filter/read=string.rot13/resource=php://memory', 'r'),
    'a pipe' => function () {
        static $kept;
        $kept = [proc_open('true', [1 => ['pipe', 'w']], $pipes)];
        return $pipes[1];
    },
    'a closed stream' => function () use ($streams) {
        [$x] = $streams();
        fclose($x);
        return $x;
    },
    'a closed file' => function () {
        $file = fopen(__FILE__, 'r');
        fclose($file);
        return $file;
    },
    'a stream filtered when read' => function () use ($streams) {
        [$x] = $streams();
        stream_filter_append($x, 'string.rot13', STREAM_FILTER_READ);
        return $x;
    },
    'a stream filtered when written' => function () use ($streams) {
        [$x] = $streams();
        stream_filter_append($x, 'string.rot13', STREAM_FILTER_WRITE);
        return $x;
    },
    'a stream that was filtered' => function () use ($streams) {
        [$x] = $streams();
        stream_filter_remove(stream_filter_append($x, 'string.rot13', STREAM_FILTER_WRITE));
        return $x;
    },
];
foreach ($others as $name => $make) {
    check("of $name", static fn () => socket_import_stream($make()));
}
check('of a folder', static function () {
    $folder = opendir(__DIR__);
    try {
        return socket_import_stream($folder);
    } finally {
        closedir($folder);
    }
});

foreach (['tcp' => 'tcp://127.0.0.1:0', 'udp' => 'udp://127.0.0.1:0',
    'unix' => 'unix://' . temp_path(), 'udg' => 'udg://' . temp_path()] as $name => $address) {
    check("of a server, $name", static function () use ($name, $address) {
        $flags = in_array($name, ['udp', 'udg'], true) ? STREAM_SERVER_BIND
            : STREAM_SERVER_BIND | STREAM_SERVER_LISTEN;
        $server = stream_socket_server($address, $code, $text, $flags);
        $socket = socket_import_stream($server);
        socket_getsockname($socket, $host, $port);
        mask((string) $port, 'port');
        return [$host, stream_socket_get_name($server,
            false) === ($port === null ? $host : "$host:$port"),
            socket_get_option($socket, SOL_SOCKET, SO_TYPE),
            socket_export_stream($socket) === $server,
            stream_get_meta_data($server)['stream_type']];
    });
}
check('of a socket to a process', static function () {
    $process = proc_open('echo hello', [1 => ['socket']], $pipes);
    $socket = socket_import_stream($pipes[1]);
    return [socket_read($socket, 100), socket_read($socket, 100),
        stream_get_meta_data($pipes[1])['stream_type']];
});
check('a new Socket has no error', static function () use ($streams) {
    [$x, $y] = $streams();
    $socket = socket_import_stream($x);
    socket_shutdown($socket);
    no_warnings(fn () => socket_write($socket, 'x'));
    return [socket_last_error($socket), socket_last_error(socket_import_stream($x))];
});
check('both write, both read', static function () use ($streams) {
    [$x, $y] = $streams();
    $socket = socket_import_stream($x);
    $result = [socket_write($socket, 'ab'), fwrite($x, 'cd'), fread($y, 4)];
    fwrite($y, 'one');
    $result[] = socket_read($socket, 3);
    fwrite($y, 'two');
    $result[] = fread($x, 3);
    fwrite($y, 'abcdef');
    return [...$result, fread($x, 2), stream_get_meta_data($x)['unread_bytes'],
        socket_read($socket, 2), fread($x, 2)];
});
check('the mode of the stream', static function () use ($streams) {
    [$x, $y] = $streams();
    stream_set_blocking($x, false);
    $socket = socket_import_stream($x);
    $result = [socket_read($socket, 5), socket_last_error($socket)];
    stream_set_blocking($x, true);
    fwrite($y, 'abc');
    $result[] = socket_read($socket, 5);
    socket_set_nonblock($socket);
    $result[] = [stream_get_meta_data($x)['blocked'], fread($x, 1)];
    socket_set_block($socket);
    return [...$result, stream_get_meta_data($x)['blocked']];
});
check('lines that the stream has read ahead', static function () use ($streams) {
    [$x, $y] = $streams();
    stream_set_blocking($x, false);
    fwrite($y, "one\ntwo\nthree\n");
    $line = fgets($x);
    $socket = socket_import_stream($x);
    return [$line, stream_get_meta_data($x)['unread_bytes'], fgets($x), fgets($x), fgets($x),
        socket_read($socket, 100)];
});
check('lines that the stream has read ahead, for the socket', static function () use ($streams) {
    [$x, $y] = $streams();
    stream_set_blocking($x, false);
    fwrite($y, "one\ntwo\nthree\n");
    $line = fgets($x);
    $socket = socket_import_stream($x);
    return [$line, socket_read($socket, 100), fgets($x)];
});
check('lines that the stream reads ahead later', static function () use ($streams) {
    [$x, $y] = $streams();
    stream_set_blocking($x, false);
    $socket = socket_import_stream($x);
    fwrite($y, "one\ntwo\nthree\n");
    return [fgets($x), stream_get_meta_data($x)['unread_bytes'], socket_read($socket, 100),
        fgets($x)];
});
check('select, when the stream has read ahead', static function () use ($streams) {
    [$x, $y] = $streams();
    $socket = socket_import_stream($x);
    fwrite($y, "one\ntwo\n");
    fgets($x);
    $read = [$socket];
    return [socket_select($read, $none, $none, 0), count($read)];
});
check('twice', static function () use ($streams) {
    [$x, $y] = $streams();
    [$one, $two] = [socket_import_stream($x), socket_import_stream($x)];
    fwrite($y, 'ab');
    return [$one === $two, socket_read($one, 1), socket_read($two, 1),
        socket_export_stream($one) === socket_export_stream($two)];
});
check('persistent', static function () {
    $server = stream_socket_server('tcp://127.0.0.1:0');
    [$host, $port] = explode(':', stream_socket_get_name($server, false));
    $stream = pfsockopen($host, (int) $port);
    $peer = stream_socket_accept($server);
    $socket = socket_import_stream($stream);
    $result = [socket_write($socket, 'abc'), fread($peer, 3)];
    unset($socket);
    $result[] = [is_resource($stream), fwrite($stream, 'de'), fread($peer, 2)];
    socket_close(socket_import_stream($stream));
    return [...$result, is_resource($stream), fread($peer, 1), feof($peer)];
});
check('filtered afterwards', static function () use ($streams) {
    [$x, $y] = $streams();
    $socket = socket_import_stream($x);
    stream_filter_append($x, 'string.rot13');
    fwrite($x, 'abc');
    fwrite($y, 'def');
    return [fread($y, 3), socket_read($socket, 3)];
});
check('the stream is shut down', static function () use ($streams) {
    [$x, $y] = $streams();
    $socket = socket_import_stream($x);
    stream_socket_shutdown($x, STREAM_SHUT_WR);
    return [socket_write($socket, 'x'), fread($y, 1), feof($y)];
});

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
        echo "[cast $as]";
        return (self::$behind)();
    }

    public function stream_set_option(int $option, int $a, int $b): bool
    {
        echo "[option $option $a]";
        return false;
    }

    public function stream_close(): void
    {
        echo '[close]';
    }
}
stream_wrapper_register('wrapper', 'Wrapper');
$behinds = ['a socket' => fn () => stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0)[0],
    'a file' => fn () => fopen(__FILE__, 'r'),
    'false' => fn () => false, 'nothing' => function () {
    }, 'a string' => fn () => 'text',
        'an exception' => fn () => throw new LogicException('from stream_cast')];
foreach ($behinds as $name => $behind) {
    check("user space, $name", static function () use ($behind) {
        $kept = null;
        Wrapper::$behind = static function () use ($behind, &$kept) {
            return $kept = $behind();
        };
        $stream = fopen('wrapper://', 'r+');
        $socket = socket_import_stream($stream);
        return [$socket, $socket && socket_export_stream($socket) === $stream,
            $socket && socket_set_nonblock($socket),
            $kept && stream_get_meta_data($kept)['blocked']];
    });
}
check('user space, and the socket is closed', static function () use ($streams) {
    [$x, $y] = $streams();
    Wrapper::$behind = static fn () => $x;
    $stream = fopen('wrapper://', 'r+');
    $socket = socket_import_stream($stream);
    socket_close($socket);
    return [is_resource($stream), is_resource($x), fwrite($x, 'x')];
});
check('user space, and the stream behind is closed', static function () use ($streams) {
    [$x, $y] = $streams();
    Wrapper::$behind = static fn () => $x;
    $socket = socket_import_stream($stream = fopen('wrapper://', 'r+'));
    fclose($x);
    return socket_write($socket, 'x');
});
Wrapper::$behind = null;
