<?php

/*
 * What php-tests/usercode.php calls: for each function, arguments with which it does its work, and others with which it
 * fails with a warning of its own. The points at which user code can run are found among them: see points.php.
 */

/** Sockets in the states that the functions want. Each is the first that the closure makes. */
final class Make
{
    public static function pair(Scene $scene, int $type = SOCK_STREAM): Socket
    {
        [$socket, $peer] = pair($type);
        socket_write($peer, "some\nlines\n");
        $scene->kept[] = $peer;
        return $socket;
    }

    public static function datagrams(Scene $scene): Socket
    {
        return self::pair($scene, SOCK_DGRAM);
    }

    public static function shut(Scene $scene): Socket
    {
        $socket = self::pair($scene);
        socket_shutdown($socket);
        return $socket;
    }

    public static function tcp(): Socket
    {
        return socket_create(AF_INET, SOCK_STREAM, 0);
    }

    public static function udp(): Socket
    {
        $socket = socket_create(AF_INET, SOCK_DGRAM, 0);
        socket_bind($socket, '127.0.0.1');
        socket_getsockname($socket, $address, $port);
        socket_sendto($socket, 'datagram', 8, 0, $address, $port);
        return $socket;
    }

    public static function udp6(): Socket
    {
        return socket_create(AF_INET6, SOCK_DGRAM, 0);
    }

    public static function unix(): Socket
    {
        return socket_create(AF_UNIX, SOCK_STREAM, 0);
    }

    public static function bound(): Socket
    {
        $socket = self::tcp();
        socket_bind($socket, '127.0.0.1');
        return $socket;
    }

    public static function listening(Scene $scene): Socket
    {
        $socket = self::bound();
        socket_listen($socket, 5);
        $client = self::tcp();
        socket_connect($client, '127.0.0.1', self::port($socket));
        $scene->kept[] = $client;
        return $socket;
    }

    public static function connected(Scene $scene): Socket
    {
        $client = self::tcp();
        $listening = self::bound();
        socket_listen($listening, 5);
        socket_connect($client, '127.0.0.1', self::port($listening));
        $scene->kept[] = $listening;
        return $client;
    }

    public static function port(Socket $socket): int
    {
        socket_getsockname($socket, $address, $port);
        return $port;
    }

    public static function address(string $host = '127.0.0.1', string $port = '0', int $type = SOCK_DGRAM): AddressInfo
    {
        return socket_addrinfo_lookup($host, $port, ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => $type])[0];
    }
}

/** A port of 127.0.0.1 that somebody listens on for as long as the scene lasts. */
function port_in_use(Scene $scene): int
{
    $listening = Make::bound();
    socket_listen($listening, 5);
    $scene->kept[] = $listening;
    return Make::port($listening);
}

/** A message with descriptors, which the user code can close as well. */
function message_with_rights(Scene $scene): array
{
    $data = [$scene->socket(Make::pair(...), 'passed-socket'), $scene->stream('passed-stream')];
    $control = [
        ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => $data],
        ['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS,
            'data' => ['pid' => getmypid(), 'uid' => posix_id('Uid'), 'gid' => posix_id('Gid')]],
    ];
    return ['iov' => ['one', 'two'], 'control' => $control];
}

function posix_id(string $kind): int
{
    preg_match("/^$kind:\s+(\d+)/m", file_get_contents('/proc/self/status'), $match);
    return (int) $match[1];
}

/** A Socket that has received a message with descriptors. */
function with_message(Scene $scene): Socket
{
    [$socket, $peer] = pair(SOCK_DGRAM);
    socket_set_option($socket, SOL_SOCKET, SO_PASSCRED, 1);
    $control = [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$peer, STDIN]]];
    socket_sendmsg($peer, ['iov' => ['received'], 'control' => $control]);
    socket_write($peer, 'another');
    $scene->kept[] = $peer;
    return $socket;
}

/** Options whose values are converted: level, option, value. */
function options_with_values(): array
{
    $group = ['group' => '224.0.0.23', 'interface' => 'lo'];
    return [
        'SO_KEEPALIVE' => [SOL_SOCKET, SO_KEEPALIVE, 1],
        'SO_LINGER' => [SOL_SOCKET, SO_LINGER, ['l_onoff' => 0, 'l_linger' => 1]],
        'SO_RCVTIMEO' => [SOL_SOCKET, SO_RCVTIMEO, ['sec' => 5, 'usec' => 1000]],
        'SO_BINDTODEVICE' => [SOL_SOCKET, SO_BINDTODEVICE, 'lo'],
        'IP_MULTICAST_IF' => [IPPROTO_IP, IP_MULTICAST_IF, 'lo'],
        'IP_MULTICAST_TTL' => [IPPROTO_IP, IP_MULTICAST_TTL, 3],
        'MCAST_JOIN_GROUP' => [IPPROTO_IP, MCAST_JOIN_GROUP, $group],
        'MCAST_JOIN_SOURCE_GROUP' => [IPPROTO_IP, MCAST_JOIN_SOURCE_GROUP, $group + ['source' => '127.0.0.1']],
    ];
}

/** The row that calls no function, but lets go of the last reference. */
const ITS_END = 'the end of a Socket';

/**
 * @return array<string, array{good: array<string, Closure(Scene): array>, warning: array<string, Closure(Scene): array>}>
 */
function rows(): array
{
    $of = static fn (string $make, mixed ...$more): Closure => static fn (Scene $s): array => [$s->socket(Make::$make(...)), ...$more];
    $rows = [
        'socket_select' => [
            'good' => ['' => static function (Scene $s): array {
                $first = $s->socket(Make::pair(...));
                [$second, $s->kept[]] = pair();
                return [['a' => $first, 'b' => $second], [5 => $s->kept[0]], [], 0, 0];
            }],
            'warning' => ['time' => static fn (Scene $s) => [[$s->socket(Make::pair(...))], null, null, -1, 0]],
        ],
        'socket_create_listen' => [
            'good' => ['' => static fn () => [0, 2]],
            'warning' => ['in use' => static fn (Scene $s) => [port_in_use($s), 2]],
        ],
        'socket_accept' => ['good' => ['' => $of('listening')], 'warning' => ['not listening' => $of('tcp')]],
        'socket_set_nonblock' => ['good' => ['' => $of('pair')], 'warning' => []],
        'socket_set_block' => ['good' => ['' => $of('pair')], 'warning' => []],
        'socket_listen' => ['good' => ['' => $of('bound', 3)], 'warning' => ['connected' => $of('connected', 3)]],
        'socket_close' => ['good' => ['' => $of('pair')], 'warning' => []],
        'socket_write' => ['good' => ['' => $of('pair', 'data', 2)], 'warning' => ['shut down' => $of('shut', 'data', 2)]],
        'socket_read' => [
            'good' => ['bytes' => $of('pair', 100, PHP_BINARY_READ), 'a line' => $of('pair', 100, PHP_NORMAL_READ)],
            'warning' => ['not connected' => $of('tcp', 100, PHP_BINARY_READ), 'a line, not connected' => $of('tcp', 100, PHP_NORMAL_READ)],
        ],
        'socket_getsockname' => ['good' => ['' => $of('udp', null, null), 'unix' => $of('pair', null, null)], 'warning' => []],
        'socket_getpeername' => ['good' => ['' => $of('connected', null, null)], 'warning' => ['none' => $of('tcp', null, null)]],
        'socket_create' => ['good' => ['' => static fn () => [AF_INET, SOCK_STREAM, 0]], 'warning' => ['protocol' => static fn () => [AF_INET, SOCK_STREAM, 9999]]],
        'socket_connect' => [
            'good' => ['' => $of('udp', '127.0.0.1', 9)],
            'warning' => ['nobody there' => $of('unix', '/no/such/path', 0), 'no interface' => $of('udp6', 'fe80::1%none', 9)],
        ],
        'socket_strerror' => ['good' => ['' => static fn () => [2]], 'warning' => []],
        'socket_bind' => [
            'good' => ['' => $of('tcp', '127.0.0.1', 0)],
            'warning' => ['not ours' => $of('tcp', '192.0.2.1', 0), 'no interface' => $of('udp6', 'fe80::1%none', 0)],
        ],
        'socket_recv' => ['good' => ['' => $of('pair', null, 100, 0)], 'warning' => ['not connected' => $of('tcp', null, 100, 0)]],
        'socket_send' => ['good' => ['' => $of('pair', 'data', 4, 0)], 'warning' => ['shut down' => $of('shut', 'data', 4, MSG_NOSIGNAL)]],
        'socket_recvfrom' => [
            'good' => ['' => $of('udp', null, 100, 0, null, null), 'unix' => $of('datagrams', null, 100, 0, null, null)],
            'warning' => ['not connected' => $of('tcp', null, 100, 0, null, null)],
        ],
        'socket_sendto' => [
            'good' => ['' => $of('udp', 'data', 4, 0, '127.0.0.1', 9)],
            'warning' => ['not ours' => $of('udp', 'data', 4, 0, '255.255.255.255', 9), 'no interface' => $of('udp6', 'data', 4, 0, 'fe80::1%none', 9)],
        ],
        'socket_get_option' => ['good' => ['' => $of('tcp', SOL_SOCKET, SO_TYPE)], 'warning' => ['none' => $of('tcp', SOL_SOCKET, 9999)]],
        'socket_set_option' => ['good' => [], 'warning' => ['none' => $of('tcp', SOL_SOCKET, 9999, 1)]],
        'socket_create_pair' => [
            'good' => ['' => static fn () => [AF_UNIX, SOCK_STREAM, 0, null]],
            'warning' => ['family' => static fn () => [AF_INET, SOCK_STREAM, 0, null]],
        ],
        'socket_shutdown' => ['good' => ['' => $of('pair', 1)], 'warning' => ['not connected' => $of('tcp', 1)]],
        ITS_END => ['good' => ['' => $of('pair')], 'warning' => []],
        'socket_last_error' => ['good' => ['' => $of('pair')], 'warning' => []],
        'socket_clear_error' => ['good' => ['' => $of('pair')], 'warning' => []],
        'socket_import_stream' => [
            'good' => ['' => static fn (Scene $s) => [$s->stream()]],
            'warning' => ['no socket' => static fn () => [fopen('php://memory', 'r')]],
        ],
        'socket_export_stream' => ['good' => ['' => $of('pair')], 'warning' => []],
        'socket_sendmsg' => [
            'good' => [
                'descriptors' => static fn (Scene $s) => [$s->socket(Make::pair(...)), message_with_rights($s), 0],
                'name' => static fn (Scene $s) => [$s->socket(Make::udp(...)), ['name' => ['family' => AF_INET, 'addr' => '127.0.0.1', 'port' => 9], 'iov' => ['data']], 0],
                'name, IPv6' => static fn (Scene $s) => [$s->socket(Make::udp6(...)), [
                    'name' => ['family' => AF_INET6, 'addr' => '::1', 'port' => 9, 'flowinfo' => 0, 'scope_id' => 'lo'], 'iov' => ['data'],
                    'control' => [['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => ['addr' => '::1', 'ifindex' => 'lo']],
                        ['level' => IPPROTO_IPV6, 'type' => IPV6_HOPLIMIT, 'data' => 5]]], 0],
            ],
            'warning' => ['not connected' => $of('tcp', ['iov' => ['data']], MSG_NOSIGNAL)],
        ],
        'socket_recvmsg' => [
            'good' => ['' => static fn (Scene $s) => [$s->socket(with_message(...)), ['name' => [], 'buffer_size' => 100, 'controllen' => 200], 0]],
            'warning' => ['not connected' => $of('tcp', ['controllen' => 100], 0)],
        ],
        'socket_cmsg_space' => ['good' => ['' => static fn () => [SOL_SOCKET, SCM_RIGHTS, 1]], 'warning' => []],
        'socket_addrinfo_lookup' => [
            'good' => ['' => static fn () => ['127.0.0.1', '80', ['ai_flags' => AI_NUMERICHOST, 'ai_family' => AF_INET, 'ai_socktype' => SOCK_STREAM], null]],
            'warning' => [],
        ],
        'socket_addrinfo_connect' => [
            'good' => ['' => static fn () => [Make::address(port: '9')]],
            'warning' => ['nobody there' => static fn () => [Make::address(port: '1', type: SOCK_STREAM)]],
        ],
        'socket_addrinfo_bind' => [
            'good' => ['' => static fn () => [Make::address()]],
            'warning' => ['not ours' => static fn () => [Make::address('192.0.2.1')]],
        ],
        'socket_addrinfo_explain' => ['good' => ['' => static fn () => [Make::address()]], 'warning' => []],
        'socket_atmark' => ['good' => ['' => $of('connected')], 'warning' => ['no TCP' => $of('udp')]],
    ];
    foreach (options_with_values() as $name => $arguments) {
        $rows['socket_set_option']['good'][$name] = $of('udp', ...$arguments);
    }
    $rows['socket_set_option']['good']['IPV6_PKTINFO'] = $of('udp6', IPPROTO_IPV6, IPV6_PKTINFO, ['addr' => '::1', 'ifindex' => 'lo']);
    $rows['socket_set_option']['good']['TCP_CONGESTION'] = $of('tcp', SOL_TCP, TCP_CONGESTION, 'reno');
    $rows['socket_getopt'] = $rows['socket_get_option'];
    $rows['socket_setopt'] = $rows['socket_set_option'];
    return $rows;
}
