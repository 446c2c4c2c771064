<?php

// socket_set_block and socket_set_nonblock.

require __DIR__ . '/../lib.php';

$sockets = static fn (): array => array_filter(scandir('/proc/self/fd'),
    static fn ($name) => is_link("/proc/self/fd/$name")
    && str_starts_with(readlink("/proc/self/fd/$name"), 'socket:'));
$inherited = $sockets();

/** Whether the kernel has the first of a new pair non-blocking. */
$nonblocking = static function () use ($sockets, $inherited): bool {
    $name = min(array_diff($sockets(), $inherited));
    preg_match('/^flags:\s*([0-7]+)/m', file_get_contents("/proc/self/fdinfo/$name"), $match);
    return (octdec($match[1]) & 04000) !== 0;
};

check('set, and back', static function () use ($nonblocking) {
    [$a, $b] = pair();
    return [$nonblocking(), socket_set_nonblock($a), $nonblocking(), socket_set_block($a),
        $nonblocking()];
});
check('twice', static function () use ($nonblocking) {
    [$a, $b] = pair();
    return [socket_set_nonblock($a), socket_set_nonblock($a), $nonblocking(), socket_set_block($a),
        socket_set_block($a), $nonblocking()];
});
check('other kinds', static function () {
    $results = [];
    foreach ([[AF_INET, SOCK_STREAM], [AF_INET, SOCK_DGRAM], [AF_INET6, SOCK_STREAM],
        [AF_UNIX, SOCK_DGRAM]] as [$domain, $type]) {
        $socket = socket_create($domain, $type, 0);
        $results[] = [socket_set_nonblock($socket), socket_set_block($socket)];
    }
    return $results;
});
check('read', static function () {
    [$a, $b] = pair();
    socket_set_nonblock($a);
    return [socket_read($a, 1), socket_last_error($a), socket_recv($a, $data, 1, 0), $data];
});
check('accept', static function () {
    [$listener] = listener();
    socket_set_nonblock($listener);
    return [@socket_accept($listener), socket_last_error()];
});
check('the peer keeps its own', static function () {
    [$a, $b] = pair();
    socket_set_nonblock($a);
    socket_write($a, 'x');
    return [socket_read($a, 1), socket_read($b, 1)];
});
check('codes are not touched', static function () {
    [$a, $b] = pair();
    socket_set_nonblock($a);
    socket_read($a, 1);
    return [socket_set_block($a), socket_last_error($a), socket_last_error()];
});
check('closed: set_block', static function () {
    [$a] = pair();
    socket_close($a);
    return socket_set_block($a);
});
check('closed: set_nonblock', static function () {
    [$a] = pair();
    socket_close($a);
    return socket_set_nonblock($a);
});
check('an imported stream follows', static function () {
    [$one, $two] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $socket = socket_import_stream($one);
    $before = stream_get_meta_data($one)['blocked'];
    $results = [socket_set_nonblock($socket), stream_get_meta_data($one)['blocked'],
        socket_read($socket, 1)];
    return [$before, $results, socket_set_block($socket), stream_get_meta_data($one)['blocked']];
});
check('an exported stream follows', static function () {
    [$a, $b] = pair();
    $stream = socket_export_stream($a);
    $results = [socket_set_nonblock($a), stream_get_meta_data($stream)['blocked'],
        fread($stream, 1)];
    return [$results, socket_set_block($a), stream_get_meta_data($stream)['blocked']];
});
check('a socket exported when non-blocking', static function () {
    [$a, $b] = pair();
    socket_set_nonblock($a);
    $stream = socket_export_stream($a);
    return [stream_get_meta_data($stream)['blocked'], fread($stream, 1)];
});
check('a stream imported when non-blocking', static function () {
    [$one, $two] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    stream_set_blocking($one, false);
    $socket = socket_import_stream($one);
    return [socket_read($socket, 1), socket_last_error($socket)];
});
