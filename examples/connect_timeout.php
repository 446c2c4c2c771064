<?php

/*
 * Connecting with a time-out: SO_SNDTIMEO holds for socket_connect(), too. The listener's queue is
 * full here, so nobody answers.
 *
 *     php -d extension=PATH/libsockets_rs.so examples/connect_timeout.php
 *
 * Exits with 1 on any failure.
 */

declare(strict_types=1);

/** A connected socket, or null where that takes longer than $seconds. */
function connect(string $address, int $port, float $seconds): ?Socket
{
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    $time = ['sec' => (int) $seconds, 'usec' => (int) (fmod($seconds, 1) * 1e6)];
    socket_set_option($socket, SOL_SOCKET, SO_SNDTIMEO, $time);
    if (@socket_connect($socket, $address, $port)) {
        return $socket;
    }
    if (socket_last_error($socket) !== SOCKET_EINPROGRESS) {
        throw new RuntimeException(socket_strerror(socket_last_error($socket)));
    }
    return null;
}

$listener = socket_create(AF_INET, SOCK_STREAM, 0);
socket_bind($listener, '127.0.0.1', 0);
socket_listen($listener, 0);
socket_getsockname($listener, $address, $port);
for ($connected = 0; ($socket = connect($address, $port, 0.2)) !== null; $connected++) {
    $sockets[] = $socket;
}
echo $connected > 0 ? "$connected connected, then a time-out after 0.2 s\n" : "none connected\n";
exit($connected > 0 ? 0 : 1);
