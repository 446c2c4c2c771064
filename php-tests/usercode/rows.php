<?php

/*
 * What php-tests/usercode.php calls: for each function, arguments with which it does its work, and
 * others with which it fails with a warning of its own. The points at which user code can run are
 * found among them: see points.php.
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

    public static function address(string $host, string $port, int $type = SOCK_DGRAM): AddressInfo
    {
        $hints = ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => $type];
        return socket_addrinfo_lookup($host, $port, $hints)[0];
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

/** A stream that is refused when its filter has been called. @return array{resource} */
function filtered(Scene $scene): array
{
    stream_filter_append($stream = $scene->stream(), 'hook', STREAM_FILTER_WRITE);
    return [$stream];
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
    $source = $group + ['source' => '127.0.0.1'];
    return [
        'SO_KEEPALIVE' => [SOL_SOCKET, SO_KEEPALIVE, 1],
        'SO_LINGER' => [SOL_SOCKET, SO_LINGER, ['l_onoff' => 0, 'l_linger' => 1]],
        'SO_RCVTIMEO' => [SOL_SOCKET, SO_RCVTIMEO, ['sec' => 5, 'usec' => 1000]],
        'SO_BINDTODEVICE' => [SOL_SOCKET, SO_BINDTODEVICE, 'lo'],
        'IP_MULTICAST_IF' => [IPPROTO_IP, IP_MULTICAST_IF, 'lo'],
        'IP_MULTICAST_TTL' => [IPPROTO_IP, IP_MULTICAST_TTL, 3],
        'MCAST_JOIN_GROUP' => [IPPROTO_IP, MCAST_JOIN_GROUP, $group],
        'MCAST_JOIN_SOURCE_GROUP' => [IPPROTO_IP, MCAST_JOIN_SOURCE_GROUP, $source],
    ];
}

/** A message for an IPv4 address, with values as control messages. */
function message_ipv4(): array
{
    $info = ['ifindex' => 'lo', 'spec_dst' => '127.0.0.1'];
    return [
        'name' => ['family' => AF_INET, 'addr' => '127.0.0.1', 'port' => 9],
        'iov' => ['data'],
        'control' => [
            ['level' => IPPROTO_IP, 'type' => IP_PKTINFO, 'data' => $info],
            ['level' => IPPROTO_IP, 'type' => IP_TTL, 'data' => 5],
        ],
    ];
}

function message_ipv6(): array
{
    $name = ['family' => AF_INET6, 'addr' => '::1', 'port' => 9, 'flowinfo' => 0];
    $info = ['addr' => '::1', 'ifindex' => 'lo'];
    return [
        'name' => $name + ['scope_id' => 'lo'],
        'iov' => ['data'],
        'control' => [
            ['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => $info],
            ['level' => IPPROTO_IPV6, 'type' => IPV6_HOPLIMIT, 'data' => 5],
        ],
    ];
}

/** Arguments of which the first is a Socket. @return Closure(Scene): array */
function of(string $make, mixed ...$more): Closure
{
    return static fn (Scene $s): array => [$s->socket(Make::$make(...)), ...$more];
}

/** The row that calls no function, but lets go of the last reference. */
const ITS_END = 'the end of a Socket';

/**
 * @return array<string, Closure(Scene): array> "FUNCTION" or "FUNCTION: WHAT" => arguments that are
 * good
 */
function good_calls(): array
{
    $wishes = ['name' => [], 'buffer_size' => 100, 'controllen' => 200];
    $hints = ['ai_flags' => AI_NUMERICHOST, 'ai_family' => AF_INET, 'ai_socktype' => SOCK_STREAM];
    $calls = [
        'socket_select' => static function (Scene $s): array {
            $first = $s->socket(Make::pair(...));
            [$second, $s->kept[]] = pair();
            return [['a' => $first, 'b' => $second], [5 => $s->kept[0]], [], 0, 0];
        },
        'socket_create_listen' => fn () => [0, 2],
        'socket_accept' => of('listening'),
        'socket_set_nonblock' => of('pair'),
        'socket_set_block' => of('pair'),
        'socket_listen' => of('bound', 3),
        'socket_close' => of('pair'),
        'socket_write' => of('pair', 'data', 2),
        'socket_read: bytes' => of('pair', 100, PHP_BINARY_READ),
        'socket_read: a line' => of('pair', 100, PHP_NORMAL_READ),
        'socket_getsockname' => of('udp', null, null),
        'socket_getsockname: unix' => of('pair', null, null),
        'socket_getpeername' => of('connected', null, null),
        'socket_create' => fn () => [AF_INET, SOCK_STREAM, 0],
        'socket_connect' => of('udp', '127.0.0.1', 9),
        'socket_strerror' => fn () => [2],
        'socket_bind' => of('tcp', '127.0.0.1', 0),
        'socket_recv' => of('pair', null, 100, 0),
        'socket_send' => of('pair', 'data', 4, 0),
        'socket_recvfrom' => of('udp', null, 100, 0, null, null),
        'socket_recvfrom: unix' => of('datagrams', null, 100, 0, null, null),
        'socket_sendto' => of('udp', 'data', 4, 0, '127.0.0.1', 9),
        'socket_get_option' => of('tcp', SOL_SOCKET, SO_TYPE),
        'socket_create_pair' => fn () => [AF_UNIX, SOCK_STREAM, 0, null],
        'socket_shutdown' => of('pair', 1),
        ITS_END => of('pair'),
        'socket_last_error' => of('pair'),
        'socket_clear_error' => of('pair'),
        'socket_import_stream' => fn (Scene $s) => [$s->stream()],
        'socket_import_stream: filtered' => filtered(...),
        'socket_export_stream' => of('pair'),
        'socket_sendmsg: descriptors' => fn (Scene $s) =>
            [$s->socket(Make::pair(...)), message_with_rights($s), 0],
        'socket_sendmsg: IPv4' => of('udp', message_ipv4(), 0),
        'socket_sendmsg: IPv6' => of('udp6', message_ipv6(), 0),
        'socket_recvmsg' => fn (Scene $s) => [$s->socket(with_message(...)), $wishes, 0],
        'socket_cmsg_space' => fn () => [SOL_SOCKET, SCM_RIGHTS, 1],
        'socket_addrinfo_lookup' => fn () => ['127.0.0.1', '80', $hints, null],
        'socket_addrinfo_connect' => fn () => [Make::address('127.0.0.1', '9')],
        'socket_addrinfo_bind' => fn () => [Make::address('127.0.0.1', '0')],
        'socket_addrinfo_explain' => fn () => [Make::address('127.0.0.1', '0')],
        'socket_atmark' => of('connected'),
        'socket_set_option: TCP_CONGESTION' => of('tcp', SOL_TCP, TCP_CONGESTION, 'reno'),
        'socket_set_option: IPV6_PKTINFO' =>
            of('udp6', IPPROTO_IPV6, IPV6_PKTINFO, ['addr' => '::1', 'ifindex' => 'lo']),
    ];
    foreach (options_with_values() as $name => $arguments) {
        $calls["socket_set_option: $name"] = of('udp', ...$arguments);
    }
    return $calls;
}

/** @return array<string, Closure(Scene): array> "FUNCTION: WHY" => arguments with which it warns */
function failing_calls(): array
{
    return [
        'socket_select: time' => fn (Scene $s) =>
            [[$s->socket(Make::pair(...))], null, null, -1, 0],
        'socket_create_listen: in use' => fn (Scene $s) => [port_in_use($s), 2],
        'socket_accept: not listening' => of('tcp'),
        'socket_listen: connected' => of('connected', 3),
        'socket_write: shut down' => of('shut', 'data', 2),
        'socket_read: not connected' => of('tcp', 100, PHP_BINARY_READ),
        'socket_read: a line, not connected' => of('tcp', 100, PHP_NORMAL_READ),
        'socket_getpeername: none' => of('tcp', null, null),
        'socket_create: protocol' => fn () => [AF_INET, SOCK_STREAM, 9999],
        'socket_connect: nobody there' => of('unix', '/no/such/path', 0),
        'socket_connect: no interface' => of('udp6', 'fe80::1%none', 9),
        'socket_bind: not ours' => of('tcp', '192.0.2.1', 0),
        'socket_bind: no interface' => of('udp6', 'fe80::1%none', 0),
        'socket_recv: not connected' => of('tcp', null, 100, 0),
        'socket_send: shut down' => of('shut', 'data', 4, MSG_NOSIGNAL),
        'socket_recvfrom: not connected' => of('tcp', null, 100, 0, null, null),
        'socket_sendto: broadcast' => of('udp', 'data', 4, 0, '255.255.255.255', 9),
        'socket_sendto: no interface' => of('udp6', 'data', 4, 0, 'fe80::1%none', 9),
        'socket_get_option: none' => of('tcp', SOL_SOCKET, 9999),
        'socket_set_option: none' => of('tcp', SOL_SOCKET, 9999, 1),
        'socket_create_pair: family' => fn () => [AF_INET, SOCK_STREAM, 0, null],
        'socket_shutdown: not connected' => of('tcp', 1),
        'socket_import_stream: no socket' => fn () => [fopen('php://memory', 'r')],
        'socket_sendmsg: not connected' => of('tcp', ['iov' => ['data']], MSG_NOSIGNAL),
        'socket_recvmsg: not connected' => of('tcp', ['controllen' => 100], 0),
        'socket_addrinfo_connect: nobody there' =>
            fn () => [Make::address('127.0.0.1', '1', SOCK_STREAM)],
        'socket_addrinfo_bind: not ours' => fn () => [Make::address('192.0.2.1', '0')],
        'socket_atmark: no TCP' => of('udp'),
    ];
}

/**
 * By function: its calls, by what they are about.
 *
 * @return array<string, array{good: array<string, Closure>, warning: array<string, Closure>}>
 */
function rows(): array
{
    $rows = [];
    foreach (['good' => good_calls(), 'warning' => failing_calls()] as $kind => $calls) {
        foreach ($calls as $name => $arguments) {
            [$function, $about] = explode(': ', $name, 2) + [1 => ''];
            $rows[$function] ??= ['good' => [], 'warning' => []];
            $rows[$function][$kind][$about] = $arguments;
        }
    }
    $rows['socket_getopt'] = $rows['socket_get_option'];
    $rows['socket_setopt'] = $rows['socket_set_option'];
    return $rows;
}
