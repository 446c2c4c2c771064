<?php

// Host names, as socket_connect of a datagram socket takes them. None that would be asked of a name
// server.

require __DIR__ . '/../lib.php';

$peer = static function (int $family, string $host): array {
    $socket = socket_create($family, SOCK_DGRAM, 0);
    $result = socket_connect($socket, $host, 9);
    if ($result) {
        socket_getpeername($socket, $address, $port);
    }
    return [$result, $address ?? null, socket_last_error($socket)];
};
// First what the resolver refuses without a look-up: stock's code is then that of the last look-up,
// of which there was none.
foreach (['::1%4294967296', '::1%-1', '::1%lo', '::1%', 'fe80::1%no-such-one',
    'fe80::1%'] as $host) {
    check("IPv6, no address: $host", static fn () => $peer(AF_INET6, $host));
}
foreach (['1.2.3.4.5', '256.1.1.1', '::1', '::1%1', 'fe80::1%lo', str_repeat('1', 300)] as $host) {
    check('IPv4, no address: ' . substr($host, 0, 30), static fn () => $peer(AF_INET, $host));
}
foreach ([AF_INET => '127.0.0.1', AF_INET6 => '::1'] as $family => $host) {
    check("a NUL behind $host", static fn () => $peer($family, "$host\0junk"));
}
foreach (['127.0.0.1', '127.1', '0177.0.0.1', '127.000.0.1', '0.0.0.0', 'localhost'] as $host) {
    check("IPv4 $host", static fn () => $peer(AF_INET, $host));
}
foreach (['127.0.0.1', '127.1', '0x7f000001', 'localhost', '::1', '0:0:0:0:0:0:0:1',
    '::ffff:127.0.0.1', '::1%1', '::1%0', '::%1',
    '::1%4294967295'] as $host) {
    check("IPv6 $host", static fn () => $peer(AF_INET6, $host));
}
