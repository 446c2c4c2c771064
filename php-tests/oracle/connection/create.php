<?php

// socket_create and socket_create_listen: every kind of domain, type, protocol, port and backlog.

require __DIR__ . '/../lib.php';

one_at_a_time();

foreach ([AF_UNIX, AF_INET, AF_INET6, 0, -1, 3, 16, 0x100000002, PHP_INT_MAX,
    PHP_INT_MIN] as $domain) {
    check("domain $domain", static fn () => socket_create($domain, SOCK_DGRAM, 0));
}
foreach ([1, 2, 3, 4, 5, 6, 10, 11, 99, 0, -1, 0x100000001, PHP_INT_MIN, PHP_INT_MAX] as $type) {
    check("type $type", static fn () => socket_create(AF_INET, $type, 0));
}
foreach ([SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, SOCK_RDM] as $type) {
    check("AF_UNIX type $type", static fn () => socket_create(AF_UNIX, $type, 0));
}
foreach ([2048 | SOCK_STREAM, 524288 | SOCK_STREAM, 526336 | SOCK_DGRAM, 2048 | 11, 2048 | 12,
    4096 | 1] as $type) {
    check("type with flags $type", static fn () => socket_create(AF_INET, $type, 0));
}
foreach ([0, SOL_TCP, SOL_UDP, -1, 255, 256, 0x100000006, PHP_INT_MAX] as $protocol) {
    check("protocol $protocol", static fn () => socket_create(AF_INET, SOCK_STREAM, $protocol));
}
check('AF_PACKET', static fn () => @socket_create(17, SOCK_STREAM, 0));
check('AF_VSOCK', static fn () => @socket_create(40, SOCK_RDM, 0));
check('domain and type are wrong', static fn () => socket_create(99, 99, 0));
check('a text for a domain', static fn () => socket_create('x', 1, 0));
check('a numeric text', static fn () => socket_create('2', '1', '0'));
check('two arguments', static fn () => socket_create(2, 1));

$listen = static function (int ...$arguments): array {
    $socket = socket_create_listen(...$arguments);
    if ($socket !== false) {
        socket_getsockname($socket, $address, $port);
        return [$socket, $address, $port >= 1024];
    }
    return [$socket];
};
foreach ([0, 65536, 131072, -65536, -1, 65535 + 65536, PHP_INT_MAX, PHP_INT_MIN,
    70000 * 65536] as $port) {
    // Modulo 65536 up to 8.4. 65535 may be somebody else's: then it is EADDRINUSE here and there.
    check("listen on port $port", static fn () => $listen($port));
}
foreach ([-1, 0, 1, 128, PHP_INT_MAX, PHP_INT_MIN] as $backlog) {
    check("backlog $backlog", static fn () => $listen(0, $backlog));
}
[$busy, $port] = listener();
check('a busy port', static fn () => socket_create_listen($port));
check('a busy port, quietly', static fn () => @socket_create_listen($port));
check('a port that is no number', static fn () => socket_create_listen('http'));
check('no port', static fn () => socket_create_listen());
check('the listener accepts', static function () {
    $listener = socket_create_listen(0);
    socket_getsockname($listener, $address, $port);
    $client = socket_create(AF_INET, SOCK_STREAM, 0);
    return [socket_connect($client, '127.0.0.1', $port), socket_accept($listener)];
});
check('the listener has no SO_REUSEADDR',
    static fn () => socket_get_option($busy, SOL_SOCKET, SO_REUSEADDR));
