<?php

// socket_write: lengths, what arrives, errors, and who is told.

require __DIR__ . '/../lib.php';

foreach ([SOCK_STREAM => 'stream', SOCK_DGRAM => 'datagram',
    SOCK_SEQPACKET => 'seqpacket'] as $type => $name) {
    $write = static function (string $data, ?int ...$length) use ($type): array {
        [$a, $b] = pair($type);
        socket_set_nonblock($b);
        return [socket_write($a, $data, ...$length), socket_read($b, 100)];
    };
    check("$name: without length", static fn () => $write('hello'));
    check("$name: null length", static fn () => $write('hello', null));
    check("$name: whole length", static fn () => $write('hello', 5));
    check("$name: part", static fn () => $write('hello', 2));
    check("$name: length beyond the data", static fn () => $write('hello', 6));
    check("$name: largest length", static fn () => $write('hello', PHP_INT_MAX));
    check("$name: length of more than 32 bits", static fn () => $write('hello', (1 << 32) + 2));
    check("$name: length 0", static fn () => $write('hello', 0));
    check("$name: empty data", static fn () => $write(''));
    check("$name: empty data with a length", static fn () => $write('', 5));
    check("$name: negative length", static fn () => $write('hello', -1));
    check("$name: smallest length", static fn () => $write('hello', PHP_INT_MIN));
    check("$name: binary", static fn () => $write("a\0b\r\n\xff\xfe\0"));

    check("$name: peer closed", static function () use ($type) {
        [$a, $b] = pair($type);
        socket_close($b);
        $result = socket_write($a, 'x');
        return [$result, socket_last_error($a), socket_write($a, 'y'), socket_last_error($a)];
    });
    check("$name: closed", static function () use ($type) {
        [$a, $b] = pair($type);
        socket_close($a);
        return socket_write($a, 'x');
    });
    check("$name: after shutdown for writing", static function () use ($type) {
        [$a, $b] = pair($type);
        socket_shutdown($a, 1);
        return [socket_write($a, 'x'), socket_last_error($a)];
    });
    check("$name: after the peer's shutdown for reading", static function () use ($type) {
        [$a, $b] = pair($type);
        socket_shutdown($b, 0);
        return [socket_write($a, 'x'), socket_last_error($a)];
    });
    check("$name: full, non-blocking", static function () use ($type) {
        [$a, $b] = pair($type);
        socket_set_nonblock($a);
        $data = str_repeat('x', 1000);
        for ($writes = 0; socket_write($a, $data) !== false; $writes++);
        return [$writes > 5, socket_last_error($a), socket_last_error()];
    });
    check("$name: full, with a time-out", static function () use ($type) {
        [$a, $b] = pair($type);
        socket_set_option($a, SOL_SOCKET, SO_SNDTIMEO, ['sec' => 0, 'usec' => 20_000]);
        $data = str_repeat('x', 1000);
        for ($writes = 0; socket_write($a, $data) !== false; $writes++);
        return [$writes > 5, socket_last_error($a), socket_last_error()];
    });
    check("$name: success keeps the codes", static function () use ($type) {
        [$a, $b] = pair($type);
        socket_set_nonblock($a);
        socket_read($a, 1);
        return [socket_write($a, 'x'), socket_last_error($a), socket_last_error(),
            socket_last_error($b)];
    });
}

check('too long for a datagram', static function () {
    [$a, $b] = pair(SOCK_DGRAM);
    return [socket_write($a, str_repeat('x', 1 << 22)), socket_last_error($a)];
});
check('more than the buffer takes, non-blocking', static function () {
    [$a, $b] = pair();
    socket_set_nonblock($a);
    $sent = socket_write($a, str_repeat('x', 8 << 20));
    return [$sent > 1000, $sent < 8 << 20, strlen(socket_read($b, 1000))];
});
check('not connected', static function () {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    return [socket_write($socket, 'x'), socket_last_error($socket)];
});
check('unix, not connected', static function () {
    $socket = socket_create(AF_UNIX, SOCK_DGRAM, 0);
    return [socket_write($socket, 'x'), socket_last_error($socket)];
});
check('datagram without a destination', static function () {
    $socket = socket_create(AF_INET, SOCK_DGRAM, 0);
    return [socket_write($socket, 'x'), socket_last_error($socket)];
});
check('a listening socket', static function () {
    [$socket] = listener();
    return [socket_write($socket, 'x'), socket_last_error($socket)];
});
check('nobody listens any more', static function () {
    [$receiver, $port] = listener(SOCK_DGRAM);
    $sender = socket_create(AF_INET, SOCK_DGRAM, 0);
    socket_connect($sender, '127.0.0.1', $port);
    socket_close($receiver);
    return [socket_write($sender, 'x'), socket_write($sender, 'y'), socket_last_error($sender)];
});
check('in pieces, both ways', static function () {
    [$a, $b] = pair();
    $got = '';
    foreach (str_split('The quick brown fox', 3) as $i => $piece) {
        [$from, $to] = $i % 2 ? [$a, $b] : [$b, $a];
        socket_write($from, $piece);
        $got .= socket_read($to, 100) . '|';
    }
    return $got;
});
check('scalars as data', static function () {
    [$a, $b] = pair();
    return [socket_write($a, 12345), socket_write($a, 1.50), socket_write($a, true),
        socket_write($a, false), socket_read($b, 100)];
});
check('error handler that throws', static function () {
    [$a, $b] = pair();
    socket_close($b);
    set_error_handler(static fn (int $level, string $text) =>
        throw new ErrorException($text, 0, $level));
    try {
        return socket_write($a, 'x');
    } catch (ErrorException $e) {
        return [$e->getMessage(), socket_last_error($a)];
    } finally {
        restore_error_handler();
    }
});
check('error handler that closes the socket', static function () {
    [$a, $b] = pair();
    socket_close($b);
    set_error_handler(static function () use ($a): bool {
        socket_close($a);
        return true;
    });
    try {
        return socket_write($a, 'x');
    } finally {
        restore_error_handler();
    }
});
check('error handler sees the codes', static function () {
    [$a, $b] = pair();
    socket_close($b);
    $seen = [];
    set_error_handler(static function (int $level) use ($a, &$seen): bool {
        $seen = [$level, socket_last_error($a), socket_last_error()];
        return true;
    });
    try {
        return [socket_write($a, 'x'), &$seen];
    } finally {
        restore_error_handler();
    }
});
check('silenced', static function () {
    [$a, $b] = pair();
    socket_close($b);
    return [@socket_write($a, 'x'), error_get_last()['message'] ?? null, socket_last_error($a)];
});
