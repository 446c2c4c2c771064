<?php

// socket_last_error, socket_clear_error and socket_strerror.

require __DIR__ . '/../lib.php';

/** A pair of which the first one has EPIPE, as the global code then has. */
$broken = static function (): Socket {
    [$a, $b] = pair();
    socket_close($b);
    @socket_write($a, 'x');
    return $a;
};

check('no failure yet', static fn () =>
    [socket_last_error(), socket_last_error(null), socket_last_error(pair()[0])]);
check('a failure sets both',
    static fn ($s = null) => [$s = $broken(), socket_last_error($s), socket_last_error()]);
check('reading does not clear',
    static fn ($s = null) => [$s = $broken(), socket_last_error($s), socket_last_error($s),
    socket_last_error(), socket_last_error()]);
check('clearing a socket leaves the global code', static function () use ($broken) {
    $socket = $broken();
    return [socket_clear_error($socket), socket_last_error($socket), socket_last_error()];
});
check('clearing the global code leaves the socket', static function () use ($broken) {
    $socket = $broken();
    return [socket_clear_error(), socket_last_error($socket), socket_last_error()];
});
check('clearing with null', static function () use ($broken) {
    $socket = $broken();
    return [socket_clear_error(null), socket_last_error($socket), socket_last_error()];
});
check('another socket is not touched', static function () use ($broken) {
    [$other] = pair();
    $broken();
    return [socket_last_error($other), socket_last_error()];
});
check('success clears nothing', static function () {
    [$a, $b] = pair();
    socket_set_nonblock($a);
    socket_read($a, 1);
    return [socket_write($b, 'x'), socket_read($a, 1), socket_set_block($a),
        socket_getsockname($a, $name),
        socket_get_option($a, SOL_SOCKET, SO_TYPE), socket_last_error($a), socket_last_error()];
});
check('the code outlives the socket', static function () use ($broken) {
    $broken();
    return socket_last_error();
});
check('the latest code', static function () use ($broken) {
    $socket = $broken();
    @socket_set_option($socket, SOL_SOCKET, 12345, 1);
    return [socket_last_error($socket), socket_last_error()];
});
check('a failure without a socket sets the global code only', static function () use ($broken) {
    $socket = $broken();
    @socket_create_pair(AF_INET, SOCK_STREAM, 0, $pair);
    return [socket_last_error($socket), socket_last_error()];
});
check('an exception sets none', static function () {
    [$a] = pair();
    try {
        socket_write($a, 'x', -1);
    } catch (ValueError) {
        return [socket_last_error($a), socket_last_error()];
    }
});
check('would block', static function () {
    [$a, $b] = pair();
    socket_set_nonblock($a);
    return [socket_read($a, 1), socket_last_error($a) === SOCKET_EAGAIN,
        socket_last_error() === SOCKET_EWOULDBLOCK];
});
check('in progress', static function () {
    // A connection that no one accepts, to a full backlog, stays in progress.
    $listener = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_bind($listener, '127.0.0.1');
    socket_listen($listener, 0);
    socket_getsockname($listener, $address, $port);
    $clients = $codes = [];
    for ($i = 0; $i < 4; $i++) {
        $clients[$i] = $client = socket_create(AF_INET, SOCK_STREAM, 0);
        socket_set_nonblock($client);
        $codes[] = [socket_connect($client, '127.0.0.1', $port),
            socket_last_error($client) === SOCKET_EINPROGRESS];
    }
    return $codes;
});
check('last_error of a closed socket', static function () {
    [$a] = pair();
    socket_close($a);
    return socket_last_error($a);
});
check('clear_error of a closed socket', static function () {
    [$a] = pair();
    socket_close($a);
    socket_clear_error($a);
});
check('the code of a closed socket stays in the global one', static function () use ($broken) {
    $socket = $broken();
    socket_close($socket);
    return socket_last_error();
});
check('after a fork', static function () use ($broken) {
    $broken();
    $pid = pcntl_fork();
    if ($pid === 0) {
        exit(socket_last_error());
    }
    socket_clear_error();
    pcntl_waitpid($pid, $status);
    return [pcntl_wexitstatus($status), socket_last_error()];
}, needs: 'pcntl_fork');

// The texts. Codes that libc does not know and the resolver's are among them.
check('every errno', static fn () => array_map(socket_strerror(...), range(0, 140)));
check('constants', static function () {
    $texts = [];
    foreach (get_defined_constants(true)['sockets'] as $name => $value) {
        if (str_starts_with($name, 'SOCKET_E')) {
            $texts[$name] = socket_strerror($value);
        }
    }
    return $texts;
});
foreach ([-1, -2, -11, -9999, -10000, -10001, -10002, -10003, -10004, -10005, -10100, -20000, 1000,
    65535, 2147483647, -2147483648,
    2147483648, -2147483649, PHP_INT_MAX, PHP_INT_MIN] as $code) {
    check("strerror $code", static fn () => socket_strerror($code));
}
check('strerror twice', static fn () =>
    [$x = socket_strerror(1), socket_strerror(12345), socket_strerror(54321), $x]);
check('strerror of a float, a string, true, null',
    static fn () => [socket_strerror(2.0), socket_strerror('3'),
    socket_strerror(true), socket_strerror(null)]);
check('strerror changes no code', static function () use ($broken) {
    $broken();
    return [socket_strerror(2147483647), socket_last_error()];
});
