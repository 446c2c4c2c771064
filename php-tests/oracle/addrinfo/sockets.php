<?php

// Sockets of addresses: bind, connect, and how they fail.

require __DIR__ . '/../lib.php';

function address(string $host, string $service = '0', int $type = SOCK_STREAM,
    array $hints = []): AddressInfo
{
    return socket_addrinfo_lookup($host, $service,
        $hints + ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => $type])[0];
}

$describe = static function (Socket|false $socket): array|false {
    if ($socket === false) {
        return false;
    }
    $options = [];
    foreach (['SO_TYPE', 'SO_DOMAIN', 'SO_PROTOCOL', 'SO_ERROR'] as $name) {
        $options[] = socket_get_option($socket, SOL_SOCKET,
            ['SO_TYPE' => 3, 'SO_DOMAIN' => 39, 'SO_PROTOCOL' => 38, 'SO_ERROR' => 4][$name]);
    }
    return [$options, socket_last_error($socket), socket_set_nonblock($socket),
        socket_read($socket, 1), socket_last_error($socket)];
};

$hosts = ['127.0.0.1', '::1', '0.0.0.0', '::', '192.0.2.1', '2001:db8::1', 'fe80::1',
    '255.255.255.255', '224.0.0.1'];
foreach ($hosts as $host) {
    foreach (['SOCK_STREAM', 'SOCK_DGRAM', 'SOCK_SEQPACKET'] as $type) {
        check("bind $host $type",
            static fn () => $describe(socket_addrinfo_bind(address($host, '0', constant($type)))));
    }
    // Ports that nothing listens on; and what has no address to send from fails at once.
    if (in_array($host, ['127.0.0.1', '::1', 'fe80::1', '255.255.255.255'], true)) {
        check("connect $host SOCK_STREAM",
            static fn () => $describe(socket_addrinfo_connect(address($host, '0'))));
        check("connect $host SOCK_DGRAM",
            static fn () => $describe(socket_addrinfo_connect(address($host, '9', SOCK_DGRAM))));
    }
}
check('bind a raw address',
    static fn () =>
    socket_addrinfo_bind(socket_addrinfo_lookup('127.0.0.1', null,
        ['ai_socktype' => SOCK_RAW])[0]));
check('connect a raw address',
    static fn () =>
    socket_addrinfo_connect(socket_addrinfo_lookup('127.0.0.1', null,
        ['ai_socktype' => SOCK_RAW])[0]));
check('bind a mapped address', static fn () => $describe(socket_addrinfo_bind(
    socket_addrinfo_lookup('127.0.0.1', '0',
        ['ai_flags' => AI_V4MAPPED, 'ai_family' => AF_INET6, 'ai_socktype' => SOCK_STREAM])[0])));

check('bind, listen, connect, talk', static function (): array {
    $listener = socket_addrinfo_bind(address('127.0.0.1'));
    socket_listen($listener, 1);
    socket_getsockname($listener, $host, $port);
    $client = socket_addrinfo_connect(address($host, (string) $port));
    $server = socket_accept($listener);
    socket_write($client, 'from the client');
    socket_write($server, 'from the server');
    socket_getpeername($client, $peer, $peer_port);
    return [socket_read($server, 99), socket_read($client, 99), $peer === $host,
        $peer_port === $port];
});
check('bind what is in use', static function (): array {
    $first = socket_addrinfo_bind(address('127.0.0.1'));
    socket_listen($first);
    socket_getsockname($first, $host, $port);
    return [socket_addrinfo_bind(address($host, (string) $port)), socket_last_error($first)];
});
check('one address, two sockets', static function (): array {
    $address = address('127.0.0.1');
    return [socket_addrinfo_bind($address), socket_addrinfo_bind($address),
        socket_addrinfo_explain($address)];
});
check('the handler throws', static function (): mixed {
    set_error_handler(static fn (int $level, string $text) => throw new ErrorException($text));
    try {
        return socket_addrinfo_connect(address('127.0.0.1'));
    } finally {
        restore_error_handler();
    }
});
check('descriptors of failures', static function (): bool {
    $open = static fn (): int => count(scandir('/proc/self/fd'));
    $before = $open();
    for ($i = 0; $i < 50; $i++) {
        @socket_addrinfo_connect(address('127.0.0.1'));
        @socket_addrinfo_bind(address('192.0.2.1'));
        @socket_addrinfo_bind(address('127.0.0.1', '0', SOCK_SEQPACKET));
    }
    return $open() === $before;
});
// Debian's PHP has it as a module.
extension_loaded('posix') || @dl('posix');
check('out of descriptors', static function (): mixed {
    $address = address('127.0.0.1');
    $limits = posix_getrlimit();
    $hard = $limits['hard openfiles'] === 'unlimited' ? -1 : $limits['hard openfiles'];
    posix_setrlimit(POSIX_RLIMIT_NOFILE, 3, $hard);
    try {
        return [socket_addrinfo_bind($address), socket_addrinfo_connect($address)];
    } finally {
        posix_setrlimit(POSIX_RLIMIT_NOFILE, $limits['soft openfiles'], $hard);
    }
}, needs: 'posix_getrlimit');

foreach (['127.0.0.1', '::1', 'fe80::1%lo', '::ffff:1.2.3.4', '::1.2.3.4', '::',
    '2001:db8:0:0:1:0:0:1'] as $host) {
    check("explain $host", static fn () => socket_addrinfo_explain(address($host, '65535')));
    check("explain $host with its name", static fn () => array_map('socket_addrinfo_explain',
        socket_addrinfo_lookup($host, '1', ['ai_flags' => AI_NUMERICHOST | AI_CANONNAME])));
}
check('explain gives a new array', static function (): array {
    $address = address('127.0.0.1');
    $first = socket_addrinfo_explain($address);
    $first['ai_addr']['sin_port'] = 5;
    $first['ai_family'] = 'changed';
    return socket_addrinfo_explain($address);
});
