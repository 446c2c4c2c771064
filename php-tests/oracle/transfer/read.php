<?php

// socket_read in binary mode.

require __DIR__ . '/../lib.php';

foreach ([SOCK_STREAM => 'stream', SOCK_DGRAM => 'datagram',
    SOCK_SEQPACKET => 'seqpacket'] as $type => $name) {
    $read = static function (int ...$arguments) use ($type): array {
        [$a, $b] = pair($type);
        socket_set_nonblock($b);
        socket_write($a, "hello\nworld");
        $first = socket_read($b, ...$arguments);
        return [$first, socket_read($b, 100), socket_last_error($b)];
    };
    foreach ([1, 5, 11, 12, 8192, 1 << 20, 0, -1, PHP_INT_MIN] as $length) {
        check("$name: length $length", static fn () => $read($length));
    }
    check("$name: modes that are binary",
        static fn () => [$read(7, PHP_BINARY_READ), $read(7, 0), $read(7, 3), $read(7, -1),
        $read(7, PHP_INT_MAX)]);
    check("$name: mode of more than 32 bits", static fn () => $read(7, (1 << 32) + 2));
    check("$name: nothing there", static function () use ($type) {
        [$a, $b] = pair($type);
        socket_set_nonblock($a);
        return [socket_read($a, 10), socket_last_error($a), socket_last_error()];
    });
    check("$name: nothing there, with a time-out", static function () use ($type) {
        [$a, $b] = pair($type);
        socket_set_option($a, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 20_000]);
        return [socket_read($a, 10), socket_last_error($a), socket_last_error()];
    });
    check("$name: peer closed", static function () use ($type) {
        [$a, $b] = pair($type);
        socket_write($a, 'last');
        socket_close($a);
        socket_set_nonblock($b);
        return [socket_read($b, 10), socket_read($b, 10), socket_last_error($b),
            socket_read($b, 10)];
    });
    check("$name: peer closed with data unread", static function () use ($type) {
        [$a, $b] = pair($type);
        socket_write($b, 'unread');
        socket_close($a);
        socket_set_nonblock($b);
        return [socket_read($b, 10), socket_last_error($b), socket_read($b, 10)];
    });
    check("$name: closed", static function () use ($type) {
        [$a, $b] = pair($type);
        socket_close($a);
        return socket_read($a, 10);
    });
    check("$name: closed, length 0", static function () use ($type) {
        [$a, $b] = pair($type);
        socket_close($a);
        return socket_read($a, 0);
    });
    check("$name: after shutdown for reading", static function () use ($type) {
        [$a, $b] = pair($type);
        socket_shutdown($a, 0);
        return [socket_read($a, 10), socket_last_error($a)];
    });
    check("$name: after the peer's shutdown for writing", static function () use ($type) {
        [$a, $b] = pair($type);
        socket_set_nonblock($a);
        socket_shutdown($b, 1);
        return [socket_read($a, 10), socket_last_error($a)];
    });
    check("$name: an empty message", static function () use ($type) {
        [$a, $b] = pair($type);
        socket_set_nonblock($b);
        socket_send($a, '', 0, 0);
        return [socket_read($b, 10), socket_last_error($b)];
    });
    check("$name: binary", static function () use ($type) {
        [$a, $b] = pair($type);
        $bytes = implode('', array_map(chr(...), range(0, 255)));
        socket_write($a, $bytes);
        return socket_read($b, 300) === $bytes;
    });
}

check('pieces of one write', static function () {
    [$a, $b] = pair();
    socket_write($a, 'abcdefgh');
    return [socket_read($b, 3), socket_read($b, 3), socket_read($b, 3)];
});
check('several writes at once', static function () {
    [$a, $b] = pair();
    socket_write($a, 'ab');
    socket_write($a, 'cd');
    return socket_read($b, 10);
});
check('a cut datagram is lost', static function () {
    [$a, $b] = pair(SOCK_DGRAM);
    socket_write($a, 'abcdef');
    socket_write($a, 'second');
    return [socket_read($b, 3), socket_read($b, 10)];
});
check('a large read of a short message', static function () {
    [$a, $b] = pair();
    socket_write($a, 'short');
    $before = memory_get_usage();
    $data = socket_read($b, 4 << 20);
    return [$data, memory_get_usage() - $before < 10_000];
});
check('a megabyte', static function () {
    [$a, $b] = pair();
    socket_set_nonblock($a);
    $data = str_repeat('0123456789abcdef', 65536);
    $got = '';
    for ($sent = 0; strlen($got) < strlen($data);) {
        $sent += (int) socket_write($a, substr($data, $sent));
        $got .= socket_read($b, 100_000);
    }
    return $got === $data;
});
check('not connected', static function () {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    return [socket_read($socket, 1), socket_last_error($socket)];
});
check('unix, not connected', static function () {
    $socket = socket_create(AF_UNIX, SOCK_STREAM, 0);
    return [socket_read($socket, 1), socket_last_error($socket)];
});
check('a listening socket', static function () {
    [$socket] = listener();
    return [socket_read($socket, 1), socket_last_error($socket)];
});
check('reset by the peer', static function () {
    [$listener, $port] = listener();
    $client = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_connect($client, '127.0.0.1', $port);
    $server = socket_accept($listener);
    socket_set_option($server, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
    socket_close($server);
    return [socket_read($client, 1), socket_last_error($client)];
});
check('success keeps the codes', static function () {
    [$a, $b] = pair();
    socket_set_nonblock($b);
    socket_read($b, 1);
    socket_write($a, 'x');
    return [socket_read($b, 1), socket_last_error($b), socket_last_error()];
});
check('the result is a string of its own', static function () {
    [$a, $b] = pair();
    socket_write($a, 'aa');
    $first = socket_read($b, 1);
    $first[0] = 'X';
    return [$first, socket_read($b, 1)];
});
check('zero and one are strings, too', static function () {
    [$a, $b] = pair();
    socket_write($a, '01');
    return [socket_read($b, 1), socket_read($b, 1)];
});
