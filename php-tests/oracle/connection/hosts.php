<?php

// Host names, as socket_connect of a datagram socket takes them. None that would be asked of a name server.

require __DIR__ . '/../lib.php';

// A look-up that failed, so that stock's h_errno is the same whatever ran before.
no_warnings(static fn () => socket_connect(socket_create(AF_INET, SOCK_DGRAM, 0), str_repeat('a', 64) . str_repeat('.', 3), 9));

$peer = static function (int $family, string $host): array {
    $socket = socket_create($family, SOCK_DGRAM, 0);
    $result = socket_connect($socket, $host, 9);
    if ($result) {
        socket_getpeername($socket, $address, $port);
    }
    return [$result, $address ?? null, socket_last_error($socket)];
};
foreach (['127.0.0.1', '127.1', '0177.0.0.1', '127.000.0.1', '0.0.0.0', '1.2.3.4.5', '256.1.1.1', 'localhost', "127.0.0.1\0junk",
    '::1', '::1%1', 'fe80::1%lo', str_repeat('1', 300)] as $host) {
    check('IPv4 ' . addcslashes(substr($host, 0, 30), "\0"), static fn () => $peer(AF_INET, $host));
}
foreach (['127.0.0.1', '127.1', '0x7f000001', 'localhost', '::1', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', '::1%1', '::1%0', '::%1', '::1%4294967295',
    '::1%4294967296', '::1%-1', '::1%lo', '::1%', 'fe80::1%no-such-one', 'fe80::1%', "::1\0junk", "127.0.0.1\0junk"] as $host) {
    check('IPv6 ' . addcslashes($host, "\0"), static fn () => $peer(AF_INET6, $host));
}
