<?php

// Streams on the descriptors of sockets.

require __DIR__ . '/../lib.php';

$kinds = ['tcp' => [AF_INET, SOCK_STREAM, 0], 'tcp by number' => [AF_INET, SOCK_STREAM, SOL_TCP],
    'tcp6' => [AF_INET6, SOCK_STREAM, 0],
    'udp' => [AF_INET, SOCK_DGRAM, 0], 'udp6' => [AF_INET6, SOCK_DGRAM, SOL_UDP],
    'udplite' => [AF_INET, SOCK_DGRAM, 136], 'mptcp' => [AF_INET, SOCK_STREAM, 262],
    'raw' => [AF_INET, SOCK_RAW, 1], 'raw tcp' => [AF_INET, SOCK_RAW, 6],
    'unix' => [AF_UNIX, SOCK_STREAM, 0], 'udg' => [AF_UNIX, SOCK_DGRAM, 0],
    'unix packets' => [AF_UNIX, SOCK_SEQPACKET, 0], 'unix raw' => [AF_UNIX, SOCK_RAW, 0]];
foreach ($kinds as $name => $arguments) {
    foreach ([true, false] as $blocking) {
        check("$name, " . ($blocking ? 'blocking' : 'non-blocking'),
            static function () use ($arguments, $blocking) {
            $socket = no_warnings(fn () => socket_create(...$arguments));
            if (!$socket) {
                return 'not on this host';
            }
            $blocking || socket_set_nonblock($socket);
            $stream = socket_export_stream($socket);
            return [$stream, stream_get_meta_data($stream),
                $stream === socket_export_stream($socket), socket_last_error($socket)];
        });
    }
}
check('AF_PACKET', static function () {
    $socket = no_warnings(fn () => socket_create(AF_PACKET, SOCK_DGRAM, 0));
    return $socket ? stream_get_meta_data(socket_export_stream($socket)) : 'not on this host';
}, needs: 'AF_PACKET');

check('closed', static function () {
    [$a] = pair();
    socket_close($a);
    return socket_export_stream($a);
});
check('of a stream', static fn () => socket_export_stream(STDIN));
check('of null', static fn () => socket_export_stream(null));

check('both write, both read', static function () {
    [$a, $b] = pair();
    $stream = socket_export_stream($a);
    $result = [fwrite($stream, 'abc'), socket_write($a, 'def'), socket_read($b, 100)];
    socket_write($b, "one\ntwo\n");
    return [...$result, fgets($stream), fgets($stream),
        stream_get_meta_data($stream)['unread_bytes']];
});
check('what the stream has read ahead', static function () {
    [$a, $b] = pair();
    socket_set_nonblock($a);
    $stream = socket_export_stream($a);
    socket_write($b, 'abcdef');
    return [fread($stream, 2), stream_get_meta_data($stream)['unread_bytes'], fread($stream, 2),
        socket_read($b, 0), fread($stream, 2)];
});
check('what the stream has read ahead, for the socket', static function () {
    [$a, $b] = pair();
    socket_set_nonblock($a);
    $stream = socket_export_stream($a);
    socket_write($b, 'abcdef');
    return [fread($stream, 2), socket_read($a, 10), fread($stream, 10)];
});
check('what the socket has read ahead of a message', static function () {
    [$a, $b] = pair(SOCK_DGRAM);
    socket_set_nonblock($a);
    socket_write($b, "one\n");
    socket_write($b, "two\n");
    $line = socket_read($a, 100, PHP_NORMAL_READ);
    return [$line, fread(socket_export_stream($a), 4)];
});
check('modes', static function () {
    [$a, $b] = pair();
    socket_set_nonblock($a);
    $stream = socket_export_stream($a);
    $result = [stream_get_meta_data($stream)['blocked'], fread($stream, 10), feof($stream)];
    stream_set_blocking($stream, true);
    socket_write($b, 'x');
    $result[] = socket_read($a, 1);
    stream_set_blocking($stream, false);
    $result[] = [socket_read($a, 1), socket_last_error($a)];
    socket_set_block($a);
    return [...$result, stream_get_meta_data($stream)['blocked']];
});
check('the time-out', static function () {
    $before = ini_set('default_socket_timeout', '1');
    $stream = socket_export_stream(pair()[0]);
    [$a, $b] = pair();
    $stream = socket_export_stream($a);
    $start = hrtime(true);
    try {
        return [fread($stream, 1), hrtime(true) - $start >= 990_000_000,
            stream_get_meta_data($stream)['timed_out']];
    } finally {
        ini_set('default_socket_timeout', $before);
    }
});
check('stream_set_timeout', static function () {
    [$a, $b] = pair();
    $stream = socket_export_stream($a);
    stream_set_timeout($stream, 0, 10_000);
    return [fread($stream, 1), stream_get_meta_data($stream)['timed_out']];
});
check('stream_select', static function () {
    [$a, $b] = pair();
    [$stream, $other] = [socket_export_stream($a), socket_export_stream($b)];
    fwrite($other, 'x');
    $read = $write = ['a' => $stream, 'b' => $other];
    return [stream_select($read, $write, $none, 0), array_keys($read), array_keys($write)];
});
check('socket_select', static function () {
    [$a, $b] = pair();
    [$stream, $other] = [socket_export_stream($a), socket_export_stream($b)];
    fwrite($other, 'x');
    $read = $write = ['a' => $a, 'b' => $b];
    return [socket_select($read, $write, $none, 0), array_keys($read), array_keys($write)];
});
check('names', static function () {
    [$listener, $port] = listener();
    mask((string) $port, 'port');
    $stream = socket_export_stream($listener);
    $client = stream_socket_client("tcp://127.0.0.1:$port");
    $accepted = stream_socket_accept($stream);
    return [stream_socket_get_name($stream, false),
        stream_socket_get_name($accepted, true) === stream_socket_get_name($client, false)];
});
check('recvfrom and sendto', static function () {
    [$a, $b] = pair();
    $stream = socket_export_stream($a);
    socket_write($b, 'abc');
    return [stream_socket_recvfrom($stream, 2, STREAM_PEEK), stream_socket_recvfrom($stream, 2),
        stream_socket_sendto($stream, 'x'), socket_read($b, 1)];
});
check('the end', static function () {
    [$a, $b] = pair();
    $stream = socket_export_stream($a);
    $result = [feof($stream)];
    socket_close($b);
    return [...$result, feof($stream), fread($stream, 1), socket_read($a, 1)];
});
check('stream_isatty, fstat, ftell, fseek', static function () {
    $stream = socket_export_stream(pair()[0]);
    return [stream_isatty($stream), is_array(fstat($stream)), ftell($stream), fseek($stream, 0),
        stream_is_local($stream)];
});
