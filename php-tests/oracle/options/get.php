<?php

// socket_get_option: what each kind of option gives.

require __DIR__ . '/../lib.php';

$sockets = [
    'tcp' => static fn () => socket_create(AF_INET, SOCK_STREAM, 0),
    'udp' => static fn () => socket_create(AF_INET, SOCK_DGRAM, 0),
    'tcp6' => static fn () => socket_create(AF_INET6, SOCK_STREAM, 0),
    'udp6' => static fn () => socket_create(AF_INET6, SOCK_DGRAM, 0),
    'unix' => static fn () => pair()[0],
    'unix datagram' => static fn () => pair(SOCK_DGRAM)[0],
];
$options = [
    SOL_SOCKET => [
        'SO_DEBUG', 'SO_REUSEADDR', 'SO_REUSEPORT', 'SO_KEEPALIVE', 'SO_DONTROUTE', 'SO_LINGER',
        'SO_BROADCAST', 'SO_OOBINLINE', 'SO_SNDBUF',
        'SO_RCVBUF', 'SO_SNDLOWAT', 'SO_RCVLOWAT', 'SO_SNDTIMEO', 'SO_RCVTIMEO', 'SO_TYPE',
        'SO_ERROR', 'SO_MARK', 'SO_MEMINFO',
        'SO_BPF_EXTENSIONS', 'SO_ZEROCOPY', 'SO_PASSCRED', 'SO_BINDTOIFINDEX', 'SO_BUSY_POLL',
    ],
    SOL_TCP => [
        'TCP_CONGESTION', 'TCP_SYNCNT', 'TCP_USER_TIMEOUT', 'TCP_NODELAY', 'TCP_NOTSENT_LOWAT',
        'TCP_DEFER_ACCEPT', 'TCP_KEEPIDLE',
        'TCP_KEEPINTVL', 'TCP_KEEPCNT', 'TCP_QUICKACK', 'TCP_REPAIR',
    ],
    SOL_UDP => ['UDP_SEGMENT'],
    IPPROTO_IP => [
        'IP_MULTICAST_IF', 'IP_MULTICAST_TTL', 'IP_MULTICAST_LOOP', 'IP_BIND_ADDRESS_NO_PORT',
        'IP_MTU_DISCOVER', 'MCAST_JOIN_GROUP',
        'MCAST_LEAVE_SOURCE_GROUP',
    ],
    IPPROTO_IPV6 => [
        'IPV6_MULTICAST_IF', 'IPV6_MULTICAST_HOPS', 'IPV6_MULTICAST_LOOP', 'IPV6_V6ONLY',
        'IPV6_UNICAST_HOPS', 'IPV6_RECVPKTINFO',
        'IPV6_PKTINFO', 'IPV6_RECVHOPLIMIT', 'IPV6_HOPLIMIT', 'IPV6_RECVTCLASS', 'IPV6_TCLASS',
        'MCAST_JOIN_GROUP',
    ],
];
foreach ($sockets as $name => $make) {
    foreach ($options as $level => $names) {
        foreach ($names as $option) {
            $socket = $make();
            check("$name $level $option",
                static fn () => socket_get_option($socket, $level, constant($option)), $socket,
                $option);
        }
    }
}

[$client, $server] = pair();
mask(getmypid(), 'pid');
check('SO_PEERCRED of a pair', static fn () => socket_get_option($client, SOL_SOCKET, 17), $client);
check('SO_PEERCRED of an unconnected socket',
    static fn () => socket_get_option(socket_create(AF_UNIX, SOCK_STREAM, 0), SOL_SOCKET, 17));
check('SO_PEERCRED of TCP',
    static fn () => socket_get_option(socket_create(AF_INET, SOCK_STREAM, 0), SOL_SOCKET, 17));
check('SO_PEERCRED cannot be set', static fn () => socket_set_option($client, SOL_SOCKET, 17, 1),
    $client);
check('SO_PEERNAME of an unconnected socket',
    static fn () => socket_get_option(socket_create(AF_UNIX, SOCK_STREAM, 0), SOL_SOCKET, 28));
check('SO_ACCEPTCONN', static fn () => socket_get_option($client, SOL_SOCKET, 30), $client);
check('SO_DOMAIN', static fn () => socket_get_option($client, SOL_SOCKET, 39), $client);
check('SO_PROTOCOL', static fn () => socket_get_option($client, SOL_SOCKET, 38), $client);
// Eight bytes, of which an int is too small a part for the kernel.
check('SO_COOKIE', static fn () => socket_get_option($client, SOL_SOCKET, 57), $client);
// The first four bytes of a longer structure.
check('TCP_INFO', static fn () =>
    socket_get_option(socket_create(AF_INET, SOCK_STREAM, 0), SOL_TCP, 11) & 0xff);
// No bytes at all.
check('IP_OPTIONS', static fn () =>
    socket_get_option(socket_create(AF_INET, SOCK_DGRAM, 0), IPPROTO_IP, 4));
check('SO_GET_FILTER', static fn () =>
    socket_get_option(socket_create(AF_INET, SOCK_DGRAM, 0), SOL_SOCKET, 26));
check('after data', static function () use ($client, $server) {
    socket_write($server, 'hello');
    return array_keys(socket_get_option($client, SOL_SOCKET, SO_MEMINFO));
});
check('a pending error is given once', static function () {
    $socket = socket_create(AF_INET, SOCK_DGRAM, 0);
    [$gone, $port] = listener(SOCK_DGRAM);
    socket_close($gone);
    socket_connect($socket, '127.0.0.1', $port);
    socket_write($socket, 'x');
    $read = [$socket];
    $null = null;
    socket_select($read, $null, $null, 10);
    return [
        socket_get_option($socket, SOL_SOCKET, SO_ERROR),
        socket_get_option($socket, SOL_SOCKET, SO_ERROR),
        socket_last_error($socket),
    ];
});
check('strict', static fn () => socket_get_option(pair()[0], '1', SO_TYPE));
check('no arguments', static fn () => socket_get_option());
check('too many arguments', static fn () => socket_get_option(pair()[0], SOL_SOCKET, SO_TYPE, 1));
