<?php

// socket_bind: paths, abstract names, addresses and ports; and what socket_getsockname says then.

require __DIR__ . '/../lib.php';

one_at_a_time();

$bound = static function (int $domain, mixed ...$arguments): array {
    $socket = socket_create($domain, SOCK_STREAM, 0);
    $result = socket_bind($socket, ...$arguments);
    socket_getsockname($socket, $address, $port);
    return [$result, socket_last_error($socket), $address,
        is_int($port) && $port >= 1024 ? 'some port' : $port];
};
$path = temp_path();
$taken = temp_path('taken');
socket_bind(socket_create(AF_UNIX, SOCK_STREAM, 0), $taken);

check('a path', static fn () => $bound(AF_UNIX, $path));
check('a path that is taken', static fn () => $bound(AF_UNIX, $taken));
check('a path that is taken, then a NUL', static fn () => $bound(AF_UNIX, "$taken\0junk"));
check('a directory that is not there',
    static fn () => $bound(AF_UNIX, '/nonexistent/directory/path'));
check('an abstract name', static fn () => $bound(AF_UNIX, "\0" . $path));
check('an abstract name with NULs', static fn () => $bound(AF_UNIX, "\0a\0b\0" . $path));
check('no name: the kernel chooses', static fn () => array_slice($bound(AF_UNIX, ''), 0, 2));
$name = static fn (int $length) => "\0" . str_pad(md5($path), $length - 1, 'x');
foreach ([107, 108, 109, 200] as $length) {
    check("an abstract name of $length bytes", static fn () => $bound(AF_UNIX, $name($length)));
    check("a path of $length bytes",
        static fn () => $bound(AF_UNIX, '/nonexistent/' . str_repeat('x', $length - 13)));
}
check('bound twice', static function () use ($bound) {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    return [socket_bind($socket, '127.0.0.1'), socket_bind($socket, '127.0.0.1'),
        socket_last_error($socket)];
});

foreach (['127.0.0.1', '0.0.0.0', '127.1', '127.0.0.2', '192.0.2.77', '255.255.255.255',
    'localhost'] as $host) {
    check("IPv4 $host", static fn () => $bound(AF_INET, $host, 0));
}
foreach (['::1', '::', '127.0.0.1', '0.0.0.0', '::ffff:127.0.0.1', '::1%1', 'fe80::1%lo', 'fe80::1',
    '2001:db8::77'] as $host) {
    check("IPv6 $host", static fn () => $bound(AF_INET6, $host, 0));
}
foreach ([AF_INET => '127.0.0.1', AF_INET6 => '::1'] as $domain => $host) {
    foreach ([0, 65536, -65536, 131072, PHP_INT_MIN, '0', 1.5, 'x', null, true] as $port) {
        check("port " . var_export($port, true) . " of $host",
            static fn () => $bound($domain, $host, $port));
    }
}
// Ports that are somebody's, modulo 65536.
[$busy, $port] = listener();
mask($port - 65536, 'port - 65536');
mask($port + 65536, 'port + 65536');
foreach ([0, 65536, -65536] as $more) {
    check("a busy port plus $more", static fn () => $bound(AF_INET, '127.0.0.1', $port + $more));
}
foreach ([-1, 70000, PHP_INT_MAX, null, 5] as $port) {
    check('an abstract name, and port ' . var_export($port, true),
        static fn () => $bound(AF_UNIX, "\0" . $path . var_export($port, true), $port));
}
check('a host that is none', static fn () => $bound(AF_INET, '256.1.1.1'));
check('a host that is none, and a port that is none',
    static fn () => $bound(AF_INET, '256.1.1.1', 70000));
check('path and port are wrong', static fn () => $bound(AF_UNIX, str_repeat('x', 200), 70000));
check('an array', static fn () => $bound(AF_INET, [], 0));
check('one argument', static fn () => socket_bind(socket_create(AF_INET, SOCK_STREAM, 0)));
check('closed', static function () {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_close($socket);
    return socket_bind($socket, 'nowhere', 70000);
});
check('closed while its arguments are converted', static function () {
    $socket = socket_create(AF_UNIX, SOCK_STREAM, 0);
    $address = new class ($socket) {
        public function __construct(private Socket $socket)
        {
        }
        public function __toString(): string
        {
            socket_close($this->socket);
            return '/nonexistent/path';
        }
    };
    return socket_bind($socket, $address);
});
