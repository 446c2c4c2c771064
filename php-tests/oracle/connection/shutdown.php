<?php

// socket_shutdown.

require __DIR__ . '/../lib.php';

$after = static function (int ...$mode): array {
    [$a, $b] = pair();
    socket_set_nonblock($a);
    socket_set_nonblock($b);
    socket_write($b, 'before');
    $result = socket_shutdown($a, ...$mode);
    return [$result, @socket_write($a, 'x'), socket_last_error($a), socket_read($a, 100),
        socket_read($a, 100),
        @socket_write($b, 'y'), socket_last_error($b), socket_read($b, 100)];
};

check('default', static fn () => $after());
foreach ([0, 1, 2] as $mode) {
    check("mode $mode", static fn () => $after($mode));
}
foreach ([3, 100, -1, 1 << 32, (1 << 32) + 1, PHP_INT_MAX, PHP_INT_MIN] as $mode) {
    check("mode $mode", static fn () => [socket_shutdown(pair()[0], $mode), socket_last_error()]);
}
check('twice', static function () {
    [$a, $b] = pair();
    return [socket_shutdown($a, 1), socket_shutdown($a, 1), socket_shutdown($a),
        socket_shutdown($a)];
});
check('by the peer, too', static function () {
    [$a, $b] = pair();
    return [socket_shutdown($a), socket_shutdown($b)];
});
check('the peer gone', static function () {
    [$a, $b] = pair();
    socket_close($b);
    return [socket_shutdown($a), socket_last_error($a)];
});
check('data still on its way arrives', static function () {
    [$a, $b] = pair();
    socket_write($a, 'last words');
    socket_shutdown($a, 1);
    return [socket_read($b, 100), socket_read($b, 100), socket_write($b, 'answer'),
        socket_read($a, 100)];
});
foreach ([SOCK_DGRAM => 'datagram', SOCK_SEQPACKET => 'seqpacket'] as $type => $name) {
    check("$name pair", static function () use ($type) {
        [$a, $b] = pair($type);
        socket_set_nonblock($b);
        return [socket_shutdown($a, 1), @socket_write($a, 'x'), socket_last_error($a),
            socket_write($b, 'y'), socket_read($a, 10)];
    });
}
check('not connected', static function () {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    return [socket_shutdown($socket), socket_last_error($socket), socket_last_error()];
});
check('not connected, datagram', static function () {
    $socket = socket_create(AF_INET, SOCK_DGRAM, 0);
    return [socket_shutdown($socket, 0), socket_last_error($socket), socket_last_error()];
});
check('unix, not connected', static function () {
    $socket = socket_create(AF_UNIX, SOCK_STREAM, 0);
    return [socket_shutdown($socket), socket_last_error($socket)];
});
check('closed', static function () {
    [$a] = pair();
    socket_close($a);
    return socket_shutdown($a);
});
check('closed, wrong mode', static function () {
    [$a] = pair();
    socket_close($a);
    return socket_shutdown($a, 9);
});
check('constants', static function () {
    [$a, $b] = pair();
    return [socket_shutdown($a, SHUT_WR), socket_shutdown($a, SHUT_RD),
        socket_shutdown($b, SHUT_RDWR)];
}, needs: ['SHUT_RD', 'SHUT_WR', 'SHUT_RDWR']);
