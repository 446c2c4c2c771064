<?php

// Which socket is ready for what, and for how long there is a wait.

require __DIR__ . '/../lib.php';

/** How many are ready to be read, to be written, and exceptional; in all, and each alone. */
$select = static function (Socket $socket, ?int $seconds = 0, int $microseconds = 0): array {
    $read = $write = $except = [$socket];
    $result = [socket_select($read, $write, $except, $seconds, $microseconds), count($read),
        count($write), count($except)];
    $read = $write = $except = [$socket];
    return [...$result, socket_select($read, $none, $none, 0),
        socket_select($none, $write, $none, 0), socket_select($none, $none, $except, 0)];
};
$connected = static function (): array {
    [$listener, $port] = listener();
    $client = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_connect($client, '127.0.0.1', $port);
    return [$client, socket_accept($listener), $listener];
};

foreach (['stream' => SOCK_STREAM, 'datagram' => SOCK_DGRAM,
    'packets' => SOCK_SEQPACKET] as $name => $type) {
    check("$name: idle", static fn () => $select(pair($type)[0], 0, 1000));
    check("$name: something to read", static function () use ($select, $type) {
        [$a, $b] = pair($type);
        socket_write($b, 'x');
        return $select($a, null);
    });
    check("$name: an empty message", static function () use ($select, $type) {
        [$a, $b] = pair($type);
        socket_send($b, '', 0, 0);
        return $select($a);
    });
    check("$name: full", static function () use ($select, $type) {
        [$a, $b] = pair($type);
        socket_set_nonblock($a);
        while (@socket_write($a, str_repeat('x', 10_000)) !== false) {
        }
        return [$select($a), $select($b)];
    });
    check("$name: the peer is closed", static function () use ($select, $type) {
        [$a, $b] = pair($type);
        socket_close($b);
        return $select($a);
    });
    check("$name: the peer is shut down for writing", static function () use ($select, $type) {
        [$a, $b] = pair($type);
        socket_shutdown($b, 1);
        return $select($a);
    });
    check("$name: shut down itself", static function () use ($select, $type) {
        [$a, $b] = pair($type);
        socket_shutdown($a);
        return [$select($a), $select($b)];
    });
}
check('new, AF_INET', static fn () => $select(socket_create(AF_INET, SOCK_STREAM, 0)));
check('new, AF_INET, datagram', static fn () => $select(socket_create(AF_INET, SOCK_DGRAM, 0)));
check('new, AF_UNIX', static fn () => $select(socket_create(AF_UNIX, SOCK_STREAM, 0)));
check('listening', static fn () => $select(listener()[0]));
check('a connection waits', static function () use ($select) {
    [$listener, $port] = listener();
    $client = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_connect($client, '127.0.0.1', $port);
    return [$select($listener, null), $select($client)];
});
check('refused', static function () use ($select) {
    [$listener, $port] = listener();
    socket_close($listener);
    $client = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_set_nonblock($client);
    return [no_warnings(fn () => socket_connect($client, '127.0.0.1', $port)),
        $select($client, null)];
});
check('a refused datagram', static function () use ($select) {
    [$listener, $port] = listener(SOCK_DGRAM);
    socket_close($listener);
    $client = socket_create(AF_INET, SOCK_DGRAM, 0);
    socket_connect($client, '127.0.0.1', $port);
    socket_write($client, 'x');
    return $select($client, null);
});
check('a refused datagram, exceptional only', static function () {
    [$listener, $port] = listener(SOCK_DGRAM);
    socket_close($listener);
    $client = socket_create(AF_INET, SOCK_DGRAM, 0);
    socket_connect($client, '127.0.0.1', $port);
    socket_write($client, 'x');
    $except = [$client];
    return [socket_select($none, $none, $except, 0, 10_000), $except];
});
check('out-of-band data', static function () use ($select, $connected) {
    [$client, $server] = $connected();
    socket_send($client, '!', 1, MSG_OOB);
    $except = [$server];
    return [socket_select($none, $none, $except, null), $select($server),
        socket_recv($server, $data, 1, MSG_OOB), $data, $select($server)];
});
check('out-of-band data after other', static function () use ($select, $connected) {
    [$client, $server] = $connected();
    socket_send($client, 'ab', 2, 0);
    socket_send($client, '!', 1, MSG_OOB);
    $except = [$server];
    return [socket_select($none, $none, $except, null), $select($server)];
});
check('reset', static function () use ($select, $connected) {
    [$client, $server] = $connected();
    socket_set_option($client, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
    socket_close($client);
    $read = [$server];
    return [socket_select($read, $none, $none, null), $select($server)];
});
check('exceptional only, the peer closed', static function () {
    [$a, $b] = pair();
    socket_close($b);
    $except = [$a];
    $start = hrtime(true);
    return [socket_select($none, $none, $except, 0, 50_000), $except,
        hrtime(true) - $start >= 50_000_000];
});
check('one hung up, one exceptional in time', static function () use ($connected) {
    [$a, $b] = pair();
    socket_close($b);
    [$client, $server] = $connected();
    socket_send($client, '!', 1, MSG_OOB);
    $except = ['hung up' => $a, 'exceptional' => $server];
    return [socket_select($none, $none, $except, 5), array_keys($except)];
});

[$ready, $other] = pair();
$times = [[0, 0], [0, 1], [0, 999_999], [0, 1_000_000], [0, 1_000_001], [1, 0], [1, 5_000_000],
    [null, 0], [null, 5], [null, -5],
    [-1, 0], [0, -1], [1, -1], [1, -1_000_000], [1, -2_000_000], [-1, 999_999], [-1, 1_000_000],
    [-1, 2_000_000], [-2, 1_000_000],
    [PHP_INT_MAX, 0], [PHP_INT_MAX, 999_999], [PHP_INT_MAX, 1_000_000], [PHP_INT_MAX, PHP_INT_MAX],
    [0, PHP_INT_MAX], [1 << 62, 0],
    [PHP_INT_MIN, 0], [PHP_INT_MIN, PHP_INT_MAX], [0, -(1 << 31)], [0, PHP_INT_MIN],
    [0, -(1 << 32)], [0, -(1 << 32) - 1]];
foreach ($times as [$seconds, $microseconds]) {
    check('time ' . var_export($seconds, true) . ' and ' . var_export($microseconds, true),
        static function () use ($ready, $seconds, $microseconds) {
        $write = ['k' => $ready];
        return [socket_select($none, $write, $none, $seconds, $microseconds), $write];
    }, $ready);
}
check('success clears no code', static function () use ($ready) {
    $write = [$ready];
    no_warnings(fn () => socket_select($none, $write, $none, -1));
    return [socket_select($none, $write, $none, 0), socket_last_error(), socket_last_error($ready)];
}, $ready);
