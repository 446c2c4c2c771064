<?php

require __DIR__ . '/../lib.php';

/** @return array{resource, resource} */
function streams(): array
{
    return stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
}

foreach (['int' => 1, 'null' => null, 'string' => 'x', 'object' => new stdClass(), 'array' => [], 'true' => true] as $name => $value) {
    check("import: $name", fn () => socket_import_stream($value));
}
check('import: Socket', fn () => socket_import_stream(pair()[0]));
check('import: a file', fn () => socket_import_stream(fopen(__FILE__, 'r')));
check('import: memory', fn () => socket_import_stream(fopen('php://memory', 'r')));
check('import: temp', fn () => socket_import_stream(fopen('php://temp', 'r')));
check('import: a folder', fn () => socket_import_stream(opendir(__DIR__)));
check('import: a context', fn () => socket_import_stream(stream_context_create()));
check('import: a process', fn () => socket_import_stream(popen('true', 'r')));
check('import: closed', function () {
    [$stream] = streams();
    fclose($stream);
    return socket_import_stream($stream);
});
check('import: with a filter', function () {
    [$stream] = streams();
    stream_filter_append($stream, 'string.rot13');
    return socket_import_stream($stream);
});

check('import, both write', function () {
    [$one, $other] = streams();
    $socket = socket_import_stream($one);
    return [socket_write($socket, 'socket'), fread($other, 6), fwrite($one, 'stream'), fread($other, 6), socket_last_error($socket)];
});
check('import, both read', function () {
    [$one, $other] = streams();
    $socket = socket_import_stream($one);
    fwrite($other, 'abcdef');
    return [socket_read($socket, 2), fread($one, 2), socket_read($socket, 2)];
});
check('import with buffered data', function () {
    [$one, $other] = streams();
    fwrite($other, "line\nrest");
    return [fgets($one), socket_import_stream($one), fread($one, 4)];
});
check('read what was buffered', function () {
    [$one, $other] = streams();
    fwrite($other, "line\nrest");
    fgets($one);
    stream_set_blocking($one, false);
    return socket_read(@socket_import_stream($one), 10);
});
check('import keeps the mode', function () {
    [$one] = streams();
    stream_set_blocking($one, false);
    $socket = socket_import_stream($one);
    return [socket_read($socket, 1), socket_last_error($socket)];
});
check('import outlives the variable', function () {
    [$one, $other] = streams();
    $socket = socket_import_stream($one);
    unset($one);
    $written = socket_write($socket, 'still');
    unset($socket);
    return [$written, fread($other, 5), fread($other, 1), feof($other)];
});
check('import of a UDP server', function () {
    $server = stream_socket_server('udp://127.0.0.1:0', $code, $text, STREAM_SERVER_BIND);
    $socket = socket_import_stream($server);
    return [socket_get_option($socket, SOL_SOCKET, SO_TYPE), socket_getsockname($socket, $address), $address];
});
check('close what was imported', function () {
    [$one, $other] = streams();
    $socket = socket_import_stream($one);
    socket_close($socket);
    return [get_resource_type($one), fread($other, 1), feof($other)];
});
check('export of what was imported', function () {
    [$one] = streams();
    return socket_export_stream(socket_import_stream($one)) === $one;
});

$kinds = [[AF_UNIX, SOCK_STREAM], [AF_UNIX, SOCK_DGRAM], [AF_UNIX, SOCK_SEQPACKET], [AF_INET, SOCK_STREAM], [AF_INET, SOCK_DGRAM], [AF_INET6, SOCK_STREAM], [AF_INET6, SOCK_DGRAM]];
foreach ($kinds as [$domain, $type]) {
    check("export: $domain $type", function () use ($domain, $type) {
        $socket = socket_create($domain, $type, 0);
        $stream = socket_export_stream($socket);
        return [stream_get_meta_data($stream), get_resource_type($stream), socket_export_stream($socket) === $stream];
    });
}
check('export: closed', function () {
    [$socket] = pair();
    socket_close($socket);
    return socket_export_stream($socket);
});
check('export, both write and read', function () {
    [$a, $b] = pair();
    $stream = socket_export_stream($a);
    fwrite($stream, 'stream');
    socket_write($a, 'socket');
    socket_write($b, "answer\nmore");
    return [socket_read($b, 20), fgets($stream), socket_last_error($a)];
});
check('export follows the mode', function () {
    [$a] = pair();
    socket_set_nonblock($a);
    $stream = socket_export_stream($a);
    $blocked = static fn () => stream_get_meta_data($stream)['blocked'];
    $before = $blocked();
    socket_set_block($a);
    return [$before, $blocked()];
});
check('exported streams in stream_select', function () {
    [$a, $b] = pair();
    $read = [socket_export_stream($a), socket_export_stream($b)];
    $write = $except = null;
    socket_write($a, 'data');
    return [stream_select($read, $write, $except, 0), array_keys($read)];
});
check('close what was exported', function () {
    [$a, $b] = pair();
    $stream = socket_export_stream($a);
    socket_close($a);
    return [get_resource_type($stream), socket_read($b, 1)];
});
check('export outlives the Socket', function () {
    [$a, $b] = pair();
    $stream = socket_export_stream($a);
    unset($a);
    return [fwrite($stream, 'still'), socket_read($b, 5)];
});
foreach (['imported', 'exported'] as $kind) {
    $closed = function () use ($kind): Socket {
        if ($kind === 'imported') {
            [$stream] = streams();
            $socket = socket_import_stream($stream);
        } else {
            [$socket] = pair();
            $stream = socket_export_stream($socket);
        }
        fclose($stream);
        return $socket;
    };
    check("write after fclose, $kind", fn () => socket_write($closed(), 'x'));
    check("last error after fclose, $kind", fn () => socket_last_error($closed()));
    check("close after fclose, $kind", fn () => socket_close($closed()));
    check("export after fclose, $kind", fn () => get_resource_type(socket_export_stream($closed())));
}
