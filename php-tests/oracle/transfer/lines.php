<?php

// socket_read in PHP_NORMAL_READ mode. Peers close or write before the read, so that a blocking one
// never waits.

require __DIR__ . '/../lib.php';

/** Writes the data, closes if asked to, and reads as long as something comes. */
$lines = static function (string $data, int $length = 100, bool $close = true,
    int $type = SOCK_STREAM): array {
    [$a, $b] = pair($type);
    if ($data !== '') {
        socket_write($a, $data);
    }
    if ($close) {
        socket_shutdown($a, 1);
    }
    // As many reads as there are whole lines or lengths: what lies beyond is another case's.
    $got = [];
    for ($left = strlen($data); $left > 0; $left -= strlen($got[array_key_last($got)])) {
        $line = socket_read($b, $length, PHP_NORMAL_READ);
        $got[] = $line;
        if ($line === false || $line === '') {
            break;
        }
    }
    return $got;
};

foreach (["one\n", "one\ntwo\n", "one\r", "one\r\n", "one\r\ntwo\r\n", "\n", "\r", "\r\n", "\n\n\n",
    "\n\r", "a\0b\n",
    "\0\n", "caf\xc3\xa9\n", "\xff\xfe\n", str_repeat('x', 5000) . "\n",
    str_repeat("line\n", 50)] as $data) {
    $label = strlen($data) > 20 ? strlen($data) . ' bytes'
        : addcslashes($data, "\0..\37\177..\377");
    check("lines $label", static fn () => $lines($data, 8192));
    check("lines $label, open", static fn () => $lines($data, 8192, false));
}
check('a line longer than the length', static fn () => $lines("abcdefgh\n", 3));
check('a line of exactly the length', static fn () => $lines("abc\nabc\n", 4));
check('a line of the length without its end', static fn () => $lines("abcd\n", 4));
check('length 1', static fn () => $lines("ab\nc\r\n", 1));
check('length 2 between CR and LF', static fn () => $lines("a\r\nb\n", 2));

foreach ([0, -1, PHP_INT_MIN] as $length) {
    check("length $length", static function () use ($length) {
        [$a, $b] = pair();
        socket_write($a, "x\n");
        return [socket_read($b, $length, PHP_NORMAL_READ), socket_last_error($b),
            socket_read($b, 10)];
    });
}
check('the rest stays for a binary read', static function () {
    [$a, $b] = pair();
    socket_write($a, "line\nrest");
    return [socket_read($b, 100, PHP_NORMAL_READ), socket_read($b, 100)];
});
check('the rest stays for the kernel to tell', static function () {
    [$a, $b] = pair();
    socket_write($a, "line\nrest");
    socket_read($b, 100, PHP_NORMAL_READ);
    return [socket_recv($b, $peeked, 100, MSG_PEEK), $peeked, socket_recv($b, $data, 2, 0), $data,
        socket_read($b, 10)];
});
check('the rest stays for another process', static function () {
    [$a, $b] = pair();
    socket_write($a, "line\nrest");
    $line = socket_read($b, 100, PHP_NORMAL_READ);
    $stream = socket_export_stream($b);
    return [$line, fread($stream, 4)];
});
check('binary and lines by turns', static function () {
    [$a, $b] = pair();
    socket_write($a, "ab\ncd\nef");
    return [socket_read($b, 1), socket_read($b, 10, PHP_NORMAL_READ),
        socket_read($b, 2, PHP_BINARY_READ),
        socket_read($b, 10, PHP_NORMAL_READ), socket_read($b, 2)];
});
check('a line of several writes', static function () {
    [$a, $b] = pair();
    socket_write($a, 'on');
    socket_write($a, 'e');
    socket_write($a, "\n");
    return socket_read($b, 10, PHP_NORMAL_READ);
});
check('closed', static function () {
    [$a, $b] = pair();
    socket_close($a);
    return socket_read($a, 10, PHP_NORMAL_READ);
});
check('not connected', static function () {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    return [socket_read($socket, 10, PHP_NORMAL_READ), socket_last_error($socket)];
});
check('packets that are lines', static fn () => $lines("one\n", 100, false, SOCK_SEQPACKET),
    timeout: 1);
check('a datagram that is a line', static fn () => $lines("one\n", 100, false, SOCK_DGRAM),
    timeout: 1);

// What stock gets wrong.

check('part of a line at the end of the stream', static fn () => $lines("one\ntwo"));
check('only part of a line at the end of the stream', static fn () => $lines('part'));
check('at the end of the stream', static function () {
    [$a, $b] = pair();
    socket_close($a);
    return [socket_read($b, 10, PHP_NORMAL_READ), socket_last_error($b), socket_last_error()];
});
check('at the end of the stream, again', static function () {
    [$a, $b] = pair();
    socket_close($a);
    return [@socket_read($b, 10, PHP_NORMAL_READ), @socket_read($b, 10, PHP_NORMAL_READ)];
});
check('nothing there, non-blocking', static function () {
    [$a, $b] = pair();
    socket_set_nonblock($b);
    return [socket_read($b, 10, PHP_NORMAL_READ), socket_last_error($b)];
}, timeout: 1);
check('part of a line there, non-blocking', static function () {
    [$a, $b] = pair();
    socket_set_nonblock($b);
    socket_write($a, 'part');
    return [socket_read($b, 10, PHP_NORMAL_READ), socket_last_error($b)];
}, timeout: 1);
check('a whole line there, non-blocking', static function () {
    [$a, $b] = pair();
    socket_set_nonblock($b);
    socket_write($a, "line\nrest");
    return [socket_read($b, 10, PHP_NORMAL_READ), socket_last_error($b), socket_read($b, 10)];
}, timeout: 1);
check('nothing there, with a time-out', static function () {
    [$a, $b] = pair();
    socket_set_option($b, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 20_000]);
    return [socket_read($b, 10, PHP_NORMAL_READ), socket_last_error($b)];
}, timeout: 1);
check('part of a line there, with a time-out', static function () {
    [$a, $b] = pair();
    socket_set_option($b, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 20_000]);
    socket_write($a, 'part');
    return [socket_read($b, 10, PHP_NORMAL_READ), socket_last_error($b)];
}, timeout: 1);
check('part of a line that fills the length, non-blocking', static function () {
    [$a, $b] = pair();
    socket_set_nonblock($b);
    socket_write($a, 'part');
    return [socket_read($b, 4, PHP_NORMAL_READ), socket_last_error($b)];
}, timeout: 1);
check('reset by the peer in a line', static function () {
    [$a, $b] = pair();
    socket_write($a, 'part');
    socket_write($b, 'unread');
    socket_close($a);
    return [socket_read($b, 10, PHP_NORMAL_READ), socket_last_error($b)];
});
check('packets that are parts of a line', static function () {
    [$a, $b] = pair(SOCK_SEQPACKET);
    socket_write($a, 'on');
    socket_write($a, "e\nrest");
    return [socket_read($b, 10, PHP_NORMAL_READ), socket_read($b, 10)];
}, timeout: 1);
check('a datagram with more than a line', static function () {
    [$a, $b] = pair(SOCK_DGRAM);
    socket_write($a, "one\ntwo");
    socket_write($a, "three\n");
    return [socket_read($b, 10, PHP_NORMAL_READ), socket_read($b, 10)];
}, timeout: 1);
