<?php

// MSG_TRUNC with messages that have no room. Stock corrupts its memory here, and may die in any
// later case: so nothing else is in this script.

require __DIR__ . '/../lib.php';

foreach ([0, MSG_PEEK] as $peek) {
    check("recv, $peek", static function () use ($peek) {
        [$a, $b] = pair(SOCK_DGRAM);
        socket_write($a, '0123456789');
        return [socket_recv($b, $data, 4, MSG_TRUNC | $peek), $data];
    });
    foreach (['IPv4' => AF_INET, 'IPv6' => AF_INET6] as $what => $family) {
        check("recvfrom, $what, $peek", static function () use ($family, $peek) {
            [$socket, $port] = listener(SOCK_DGRAM, $family);
            socket_sendto($socket, '0123456789', 10, 0, $family === AF_INET ? '127.0.0.1' : '::1',
                $port);
            return [socket_recvfrom($socket, $data, 4, MSG_TRUNC | $peek, $address, $sender), $data,
                $address, $sender];
        });
    }
    check("recvfrom, AF_UNIX, $peek", static function () use ($peek) {
        [$a, $b] = pair(SOCK_DGRAM);
        socket_write($a, '0123456789');
        return [socket_recvfrom($b, $data, 4, MSG_TRUNC | $peek, $address), $data, $address];
    });
}
foreach (['recv' => fn (Socket $socket, &$data) => socket_recv($socket, $data, 4, MSG_TRUNC),
    'recvfrom' => fn (Socket $socket, &$data) =>
    socket_recvfrom($socket, $data, 4, MSG_TRUNC, $address, $port),
    'recvmsg' => function (Socket $socket, &$data) {
        $data = ['controllen' => 100, 'buffer_size' => 4];
        return socket_recvmsg($socket, $data, MSG_TRUNC);
    }] as $name => $call) {
    check("$name, TCP", static function () use ($call) {
        [$listener, $port] = listener();
        socket_connect($client = socket_create(AF_INET, SOCK_STREAM, 0), '127.0.0.1', $port);
        $server = socket_accept($listener);
        // Bytes that what was in memory before is not.
        socket_write($client, '0123456789');
        socket_recv($server, $data, 10, MSG_PEEK | MSG_WAITALL);
        return [$call($server, $discarded), $discarded, socket_read($server, 10)];
    });
}
