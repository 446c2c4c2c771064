<?php

// socket_connect: paths, abstract names, addresses, ports; socket_listen; socket_accept.

require __DIR__ . '/../lib.php';

$connect = static function (int $domain, mixed ...$arguments): array {
    $socket = socket_create($domain, SOCK_STREAM, 0);
    return [socket_connect($socket, ...$arguments), socket_last_error($socket)];
};
[$tcp, $port] = listener();
[$tcp6, $port6] = listener(SOCK_STREAM, AF_INET6);
$path = temp_path();
$unix = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_bind($unix, $path);
socket_listen($unix, 16);
$abstract = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_bind($abstract, "\0$path");
socket_listen($abstract, 16);

check('IPv4', static fn () => $connect(AF_INET, '127.0.0.1', $port));
check('IPv4, a name', static fn () => $connect(AF_INET, 'localhost', $port));
check('IPv4, a number in parts', static fn () => $connect(AF_INET, '127.1', $port));
check('IPv4, port modulo 65536', static fn () => $connect(AF_INET, '127.0.0.1', $port + 65536));
check('IPv4, negative port', static fn () => $connect(AF_INET, '127.0.0.1', $port - 65536));
check('IPv4, a text for a port', static fn () => $connect(AF_INET, '127.0.0.1', (string) $port));
check('IPv4, port 1', static fn () => $connect(AF_INET, '127.0.0.1', 1));
check('IPv4, port 0', static fn () => $connect(AF_INET, '127.0.0.1', 0));
check('IPv4, no port', static fn () => $connect(AF_INET, '127.0.0.1'));
check('IPv4, null port', static fn () => $connect(AF_INET, '127.0.0.1', null));
check('IPv4, no port and a wrong host', static fn () => $connect(AF_INET, '256.1.1.1'));
check('IPv4, a port that is none', static fn () => $connect(AF_INET, '127.0.0.1', 'x'));
check('IPv4, a broadcast', static fn () => $connect(AF_INET, '255.255.255.255', 9));
check('IPv6', static fn () => $connect(AF_INET6, '::1', $port6));
check('IPv6, a scope', static fn () => $connect(AF_INET6, '::1%1', $port6));
check('IPv6, IPv4 is mapped in', static fn () => $connect(AF_INET6, '127.0.0.1', $port));
check('IPv6, no port', static fn () => $connect(AF_INET6, '::1'));
check('IPv6, port modulo 65536', static fn () => $connect(AF_INET6, '::1', $port6 + 65536));
check('a path', static fn () => $connect(AF_UNIX, $path));
check('a path, and a port', static fn () => $connect(AF_UNIX, $path, 99999));
check('a path, then a NUL', static fn () => $connect(AF_UNIX, "$path\0junk"));
check('an abstract name', static fn () => $connect(AF_UNIX, "\0$path"));
check('an abstract name that nobody has', static fn () => $connect(AF_UNIX, "\0$path none"));
check('an abstract name of no bytes', static fn () => $connect(AF_UNIX, "\0"));
check('a path that is not there', static fn () => $connect(AF_UNIX, "$path.none"));
check('no path', static fn () => $connect(AF_UNIX, ''));
foreach ([107, 108, 109, 1000] as $length) {
    check("a path of $length bytes",
        static fn () => $connect(AF_UNIX, '/nonexistent/' . str_repeat('x', $length - 13)));
}
check('the wrong type', static function () use ($path) {
    $socket = socket_create(AF_UNIX, SOCK_DGRAM, 0);
    return [socket_connect($socket, $path), socket_last_error($socket)];
});
check('connected already', static function () use ($path) {
    $socket = socket_create(AF_UNIX, SOCK_STREAM, 0);
    return [socket_connect($socket, $path), socket_connect($socket, $path),
        socket_last_error($socket)];
});
check('non-blocking', static function () use ($port) {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_set_nonblock($socket);
    $result = [socket_connect($socket, '127.0.0.1', $port), socket_last_error($socket),
        socket_last_error()];
    $write = [$socket];
    return [$result, socket_select($read, $write, $except, 5),
        socket_connect($socket, '127.0.0.1', $port)];
});
check('a datagram socket: its peer', static function () use ($port) {
    $socket = socket_create(AF_INET, SOCK_DGRAM, 0);
    socket_connect($socket, '127.0.0.1', $port);
    socket_getpeername($socket, $address, $peer);
    return [$address, $peer];
});

check('listen, not bound', static fn () => socket_listen(socket_create(AF_UNIX, SOCK_STREAM, 0)));
check('listen, the kernel binds',
    static fn () => socket_listen(socket_create(AF_INET, SOCK_STREAM, 0)));
check('listen, datagrams', static fn () => socket_listen(socket_create(AF_INET, SOCK_DGRAM, 0)));
check('listen, connected', static fn () => socket_listen(pair()[0]));
foreach ([-1, 0, 5, PHP_INT_MAX, PHP_INT_MIN, null, '7', 'x'] as $backlog) {
    check('listen, backlog ' . var_export($backlog, true),
        static fn () => socket_listen(socket_create(AF_INET, SOCK_STREAM, 0), $backlog));
}
check('listen twice', static fn () => [socket_listen($tcp, 16), socket_listen($tcp, 16)]);

$deaf = socket_create(AF_INET, SOCK_STREAM, 0);
check('accept, not listening', static fn () => socket_accept($deaf), $deaf);
check('accept, connected', static fn () => socket_accept(pair()[0]));
check('accept, datagrams', static fn () => socket_accept(socket_create(AF_INET, SOCK_DGRAM, 0)));
[$idle] = listener();
socket_set_nonblock($idle);
check('accept, nobody there', static fn () => socket_accept($idle), $idle);
check('accept, after an error', static function () use ($idle) {
    socket_accept($idle);
    socket_getsockname($idle, $address, $port);
    socket_connect($client = socket_create(AF_INET, SOCK_STREAM, 0), $address, $port);
    $accepted = socket_accept($idle);
    return [$accepted, socket_last_error($accepted)];
});
check('accept, a connection', static function () {
    [$listener, $port] = listener();
    socket_connect($client = socket_create(AF_INET, SOCK_STREAM, 0), '127.0.0.1', $port);
    $accepted = socket_accept($listener);
    socket_write($client, 'hello');
    return [$accepted, socket_last_error($accepted), socket_read($accepted, 10)];
});
check('accept, from a non-blocking listener', static function () {
    [$listener, $port] = listener();
    socket_connect($client = socket_create(AF_INET, SOCK_STREAM, 0), '127.0.0.1', $port);
    socket_set_nonblock($listener);
    $accepted = socket_accept($listener);
    // Nothing is there: a blocking socket says so at once only if it is asked to.
    if (PHP_VERSION_ID < 80500) {
        socket_write($client, 'x');
    }
    return [socket_read($accepted, 1), socket_last_error($accepted)];
});
check('accept, AF_UNIX', static function () use ($path) {
    [$listener] = [socket_create(AF_UNIX, SOCK_STREAM, 0)];
    socket_bind($listener, "\0$path accept");
    socket_listen($listener);
    socket_connect($client = socket_create(AF_UNIX, SOCK_STREAM, 0), "\0$path accept");
    $socket = socket_accept($listener);
    socket_write($client, 'hello');
    return [$socket, socket_read($socket, 10)];
});
check('closed', static function () {
    $socket = socket_create(AF_UNIX, SOCK_STREAM, 0);
    socket_close($socket);
    $results = [];
    foreach (['socket_connect' => ['x', 1], 'socket_listen' => [],
        'socket_accept' => []] as $function => $arguments) {
        try {
            $results[] = $function($socket, ...$arguments);
        } catch (Error $e) {
            $results[] = $e->getMessage();
        }
    }
    return $results;
});
