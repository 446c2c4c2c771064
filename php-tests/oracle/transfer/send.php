<?php

// socket_send and socket_sendto: lengths, flags, addresses, ports.

require __DIR__ . '/../lib.php';

foreach ([-1, 0, 1, 3, 100, PHP_INT_MAX, PHP_INT_MIN, '2', null, 'x', 1.5] as $length) {
    $shown = var_export($length, true);
    check("send length $shown", static function () use ($length) {
        [$a, $b] = pair(SOCK_DGRAM);
        return [socket_send($a, 'abc', $length, 0), socket_read($b, 10)];
    });
    check("sendto length $shown", static function () use ($length) {
        [$socket, $port] = listener(SOCK_DGRAM);
        return [socket_sendto($socket, 'abc', $length, 0, '127.0.0.1', $port),
            socket_read($socket, 10)];
    });
}
foreach ([MSG_DONTROUTE, MSG_EOR, MSG_DONTWAIT, MSG_NOSIGNAL, MSG_CONFIRM, MSG_ERRQUEUE, MSG_PEEK,
    MSG_TRUNC, MSG_CTRUNC, MSG_WAITALL, MSG_CMSG_CLOEXEC,
    MSG_MORE, 0x100000000, PHP_INT_MIN] as $flags) {
    foreach ([SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET] as $type) {
        check("send flags $flags, type $type", static function () use ($flags, $type) {
            [$a, $b] = pair($type);
            return [socket_send($a, 'abc', 3, $flags), socket_read($b, 10)];
        });
    }
}
foreach ([SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET] as $type) {
    check("send, the peer is gone, type $type", static function () use ($type) {
        [$a, $b] = pair($type);
        socket_close($b);
        return [socket_send($a, 'abc', 3, MSG_NOSIGNAL), socket_last_error($a)];
    });
    check("send, not connected, type $type", static function () use ($type) {
        $socket = socket_create(AF_UNIX, $type, 0);
        return [socket_send($socket, 'abc', 3, MSG_NOSIGNAL), socket_last_error($socket)];
    });
}
check('send, UDP, not connected',
    static fn () => socket_send(socket_create(AF_INET, SOCK_DGRAM, 0), 'abc', 3, 0));
check('send, TCP, not connected',
    static fn () => socket_send(socket_create(AF_INET, SOCK_STREAM, 0), 'abc', 3, MSG_NOSIGNAL));
check('send, no room', static function () {
    [$a] = pair();
    socket_set_nonblock($a);
    $data = str_repeat('x', 65536);
    while (($sent = socket_send($a, $data, 65536, 0)) !== false);
    return [$sent, socket_last_error($a)];
});
check('send, no room, MSG_DONTWAIT', static function () {
    [$a] = pair();
    $data = str_repeat('x', 65536);
    while (($sent = socket_send($a, $data, 65536, MSG_DONTWAIT)) !== false);
    return [$sent, socket_last_error($a)];
});
check('send, an array', static fn () => socket_send(pair()[0], [], 1, 0));
check('send, three arguments', static fn () => socket_send(pair()[0], 'x', 1));
check('send, closed', static function () {
    [$a] = pair();
    socket_close($a);
    return socket_send($a, 'x', -1, 0);
});

[$udp, $port] = listener(SOCK_DGRAM);
[$udp6, $port6] = listener(SOCK_DGRAM, AF_INET6);
socket_set_nonblock($udp);
socket_set_nonblock($udp6);
mask($port + 65536, 'port + 65536');
$sendto = static function (int $family, mixed ...$arguments) use ($udp, $udp6): array {
    $socket = socket_create($family, SOCK_DGRAM, 0);
    return [socket_sendto($socket, 'abc', 3, 0, ...$arguments), socket_last_error($socket),
        socket_read($family === AF_INET ? $udp : $udp6, 10)];
};
check('IPv4', static fn () => $sendto(AF_INET, '127.0.0.1', $port));
check('IPv4, a name', static fn () => $sendto(AF_INET, 'localhost', $port));
check('IPv4, a host that is none', static fn () => $sendto(AF_INET, '256.1.1.1', $port));
check('IPv4, a NUL in the host', static fn () => $sendto(AF_INET, "127.0.0.1\0junk", $port));
check('IPv4, no port', static fn () => $sendto(AF_INET, '127.0.0.1'));
check('IPv4, null port', static fn () => $sendto(AF_INET, '127.0.0.1', null));
check('IPv4, no port, and a host that is none', static fn () => $sendto(AF_INET, '256.1.1.1'));
check('IPv4, port 0', static fn () => $sendto(AF_INET, '127.0.0.1', 0));
foreach ([65536, -65536, 131072] as $more) {
    check("IPv4, port plus $more", static fn () => $sendto(AF_INET, '127.0.0.1', $port + $more));
}
foreach ([-1, 65536, 70000, PHP_INT_MAX, PHP_INT_MIN] as $number) {
    check("IPv4, port $number and a host that is none",
        static fn () => $sendto(AF_INET, '256.1.1.1', $number));
}
check('IPv4, port and length are wrong',
    static fn () => socket_sendto($udp, 'abc', -1, 0, '127.0.0.1', -1));
check('IPv4, length is wrong and there is no port',
    static fn () => socket_sendto($udp, 'abc', -1, 0, '127.0.0.1'));
check('IPv4, a broadcast', static fn () => $sendto(AF_INET, '255.255.255.255', $port));
check('IPv4, too long', static fn () =>
    socket_sendto($udp, str_repeat('x', 70000), 70000, 0, '127.0.0.1', $port), $udp);
check('IPv4, connected', static function () use ($udp, $port) {
    $socket = socket_create(AF_INET, SOCK_DGRAM, 0);
    socket_connect($socket, '127.0.0.1', $port);
    return [socket_sendto($socket, 'a', 1, 0, '127.0.0.1', $port), socket_send($socket, 'b', 1, 0),
        socket_read($udp, 10), socket_read($udp, 10)];
});
check('IPv6', static fn () => $sendto(AF_INET6, '::1', $port6));
check('IPv6, a scope', static fn () => $sendto(AF_INET6, '::1%1', $port6));
check('IPv6, no port', static fn () => $sendto(AF_INET6, '::1'));
check('IPv6, port modulo 65536', static fn () => $sendto(AF_INET6, '::1', $port6 + 65536));
check('TCP, an address', static function () {
    [$listener, $port] = listener();
    socket_connect($client = socket_create(AF_INET, SOCK_STREAM, 0), '127.0.0.1', $port);
    return socket_sendto($client, 'abc', 3, 0, '127.0.0.1', 9);
});

$path = temp_path();
$receiver = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($receiver, $path);
socket_set_nonblock($receiver);
$sendto_path = static function (mixed ...$arguments) use ($receiver): array {
    $socket = socket_create(AF_UNIX, SOCK_DGRAM, 0);
    return [socket_sendto($socket, 'abc', 3, 0, ...$arguments), socket_last_error($socket),
        socket_read($receiver, 10)];
};
check('a path', static fn () => $sendto_path($path));
check('a path and a null port', static fn () => $sendto_path($path, null));
check('a path and a port', static fn () => $sendto_path($path, 5));
check('a path and a port that is none', static fn () => $sendto_path($path, 70000));
check('a path, then a NUL', static fn () => $sendto_path("$path\0junk"));
check('a path that is not there', static fn () => $sendto_path("$path.none"));
check('no path', static fn () => $sendto_path(''));
foreach ([107, 108, 109, 200] as $length) {
    check("a path of $length bytes",
        static fn () => $sendto_path('/nonexistent/' . str_repeat('x', $length - 13)));
    check("a path of $length bytes, and a port that is none",
        static fn () => $sendto_path('/nonexistent/' . str_repeat('x', $length - 13), -1));
}
check('an abstract name', static function () use ($path) {
    $receiver = socket_create(AF_UNIX, SOCK_DGRAM, 0);
    socket_bind($receiver, "\0$path");
    socket_set_nonblock($receiver);
    return [socket_sendto(socket_create(AF_UNIX, SOCK_DGRAM, 0), 'abc', 3, 0, "\0$path"),
        socket_read($receiver, 10)];
});
foreach ([SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET] as $type) {
    check("a pair of type $type, and a path",
        static fn () => socket_sendto(pair($type)[0], 'abc', 3, 0, "$path.none"));
}
check('sendto, closed', static function () {
    socket_close($socket = socket_create(AF_INET, SOCK_DGRAM, 0));
    return socket_sendto($socket, 'x', -1, 0, 'x', -1);
});
check('sendto, four arguments', static fn () => socket_sendto($udp, 'x', 1, 0));
