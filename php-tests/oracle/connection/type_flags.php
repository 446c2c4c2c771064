<?php

// SOCK_NONBLOCK in the type: the descriptor does not wait; the Socket counts as blocking all the
// same.

require __DIR__ . '/../lib.php';

check('read', static function (): mixed {
    $socket = socket_create(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    return [socket_read($socket, 1), socket_last_error($socket)];
}, needs: 'SOCK_NONBLOCK');
check('its stream', static function (): mixed {
    $socket = socket_create(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
    return stream_get_meta_data(socket_export_stream($socket))['blocked'];
}, needs: 'SOCK_NONBLOCK');
check('the stream of a pair', static function (): mixed {
    socket_create_pair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, $pair);
    return stream_get_meta_data(socket_export_stream($pair[0]))['blocked'];
}, needs: 'SOCK_NONBLOCK');
foreach (['by its type', 'by its mode'] as $how) {
    check("accepted from a listener that is non-blocking $how",
        static function () use ($how): array {
        $listener = socket_create(AF_INET,
            SOCK_STREAM | ($how === 'by its type' ? SOCK_NONBLOCK : 0), 0);
        if ($how === 'by its mode') {
            socket_set_nonblock($listener);
        }
        socket_bind($listener, '127.0.0.1');
        socket_listen($listener, 1);
        socket_getsockname($listener, $host, $port);
        $client = socket_create(AF_INET, SOCK_STREAM, 0);
        socket_connect($client, $host, $port);
        $accepted = socket_accept($listener);
        // A time-out, so that one that waits does not wait for ever.
        socket_set_option($accepted, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 200000]);
        $before = hrtime(true);
        $read = socket_read($accepted, 1);
        $waited = hrtime(true) - $before > 100000000;
        return [$read, $waited, stream_get_meta_data(socket_export_stream($accepted))['blocked']];
    }, needs: 'SOCK_NONBLOCK');
}
