<?php

// Who closes what.

require __DIR__ . '/../lib.php';

$ways = [
    'export' => static function (): array {
        [$a, $b] = pair();
        return [$a, socket_export_stream($a), $b];
    },
    'import' => static function (): array {
        [$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        return [socket_import_stream($x), $x, socket_import_stream($y)];
    },
    'import of an export' => static function (): array {
        [$a, $b] = pair();
        $stream = socket_export_stream($a);
        return [socket_import_stream($stream), $stream, $b];
    },
];
$calls = [
    'socket_last_error' => fn ($socket) => socket_last_error($socket),
    'socket_clear_error' => fn ($socket) => socket_clear_error($socket),
    'socket_set_block' => fn ($socket) => socket_set_block($socket),
    'socket_set_nonblock' => fn ($socket) => socket_set_nonblock($socket),
    'socket_write' => fn ($socket) => socket_write($socket, 'x'),
    'socket_read' => fn ($socket) => socket_read($socket, 1),
    'socket_getsockname' => fn ($socket) => socket_getsockname($socket, $name),
    'socket_get_option' => fn ($socket) => socket_get_option($socket, SOL_SOCKET, SO_TYPE),
    'socket_shutdown' => fn ($socket) => socket_shutdown($socket),
    'socket_export_stream' => fn ($socket) => socket_export_stream($socket),
    'socket_select' => function ($socket) {
        $read = [$socket];
        return socket_select($read, $none, $none, 0);
    },
    'socket_close' => fn ($socket) => socket_close($socket),
];
foreach ($ways as $way => $make) {
    foreach ($calls as $name => $call) {
        check("$way, fclose, $name", static function () use ($make, $call) {
            [$socket, $stream, $peer] = $make();
            fclose($stream);
            return $call($socket);
        });
        check("$way, socket_close, $name", static function () use ($make, $call) {
            [$socket, $stream, $peer] = $make();
            socket_close($socket);
            return $call($socket);
        });
    }
    check("$way, socket_close: the stream", static function () use ($make) {
        [$socket, $stream, $peer] = $make();
        socket_close($socket);
        return [is_resource($stream), socket_read($peer, 1)];
    });
    check("$way, socket_close, fread", static function () use ($make) {
        [$socket, $stream, $peer] = $make();
        socket_close($socket);
        return fread($stream, 1);
    });
    check("$way, fclose: the peer", static function () use ($make) {
        [$socket, $stream, $peer] = $make();
        fclose($stream);
        return socket_read($peer, 1);
    });
    check("$way, the stream goes", static function () use ($make) {
        [$socket, $stream, $peer] = $make();
        unset($stream);
        return [socket_write($socket, 'x'), socket_read($peer, 1), socket_export_stream($socket)];
    });
    check("$way, the socket goes", static function () use ($make) {
        [$socket, $stream, $peer] = $make();
        unset($socket);
        return [is_resource($stream), fwrite($stream, 'x'), socket_read($peer, 1)];
    });
    check("$way, the socket goes, then the stream", static function () use ($make) {
        [$socket, $stream, $peer] = $make();
        unset($socket);
        socket_set_nonblock($peer);
        $result = [socket_read($peer, 1)];
        unset($stream);
        return [...$result, socket_read($peer, 1)];
    });
    check("$way, fclose, and the socket goes", static function () use ($make) {
        [$socket, $stream, $peer] = $make();
        fclose($stream);
        [$c, $d] = pair(); // has the number now
        unset($socket);
        return [socket_write($c, 'x'), socket_read($d, 1)];
    });
}
check('two sockets, the first closed', static function () {
    [$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    [$one, $two] = [socket_import_stream($x), socket_import_stream($x)];
    socket_close($one);
    return [is_resource($x), fread($y, 1), socket_write($two, 'x')];
});
check('two sockets, the first goes', static function () {
    [$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    [$one, $two] = [socket_import_stream($x), socket_import_stream($x)];
    unset($one, $x);
    return [socket_write($two, 'x'), fread($y, 1)];
});
check('in a cycle', static function () {
    [$a, $b] = pair();
    $cycle = new stdClass();
    $cycle->self = $cycle;
    $cycle->socket = $a;
    $cycle->stream = socket_export_stream($a);
    unset($a, $cycle);
    gc_collect_cycles();
    return socket_read($b, 1);
});
