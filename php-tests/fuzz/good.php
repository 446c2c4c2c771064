<?php

declare(strict_types=1);

/*
 * Arguments with which a function is likely to do its work, for fuzz/run.php: hostile ones alone
 * would hardly get behind the checks.
 */

/** Chooses among values. */
function one_of(mixed ...$choices): mixed
{
    return $choices[mt_rand(0, count($choices) - 1)];
}

/** By-reference arguments as references, each to a variable of its own. */
function referenced(array $arguments, int ...$places): array
{
    foreach ($places as $place) {
        $variable = $arguments[$place] ?? null;
        $arguments[$place] = &$variable;
        unset($variable);
    }
    ksort($arguments);
    return $arguments;
}

/**
 * Sockets that are ready for something. Each is made when it is wanted, so that it is in the state
 * that it should be in.
 */
final class Ready
{
    /** @var list<Socket> what has to outlive the call */
    private array $kept = [];

    private function quiet(Socket $socket): Socket
    {
        socket_set_nonblock($socket);
        $this->kept[] = $socket;
        return $socket;
    }

    /** One end of a pair; the other one has sent `$data`. */
    public function pair(string $data = "first\nsecond\r\n", int $type = SOCK_STREAM): Socket
    {
        $this->kept = [];
        socket_create_pair(AF_UNIX, $type, 0, $pair);
        $this->quiet($pair[1]);
        if ($data !== '') {
            socket_write($pair[1], $data);
        }
        return $this->quiet($pair[0]);
    }

    public function new(int $domain, int $type): Socket
    {
        $this->kept = [];
        return $this->quiet(socket_create($domain, $type, 0));
    }

    /** A TCP socket beside the ones that are there. It never blocks: its address may be spoilt. */
    public function another(): Socket
    {
        return $this->quiet(socket_create(AF_INET, SOCK_STREAM, 0));
    }

    public function bound(int $type = SOCK_STREAM): Socket
    {
        $socket = $this->new(AF_INET, $type);
        socket_bind($socket, '127.0.0.1');
        return $socket;
    }

    /** A listening socket. @return array{Socket, int} with its port */
    public function listening(bool $pending = false): array
    {
        $socket = $this->bound();
        socket_listen($socket, 4);
        socket_getsockname($socket, $address, $port);
        if ($pending) {
            $client = socket_create(AF_INET, SOCK_STREAM, 0);
            @socket_connect($this->quiet($client), '127.0.0.1', $port);
        }
        return [$socket, $port];
    }

    /** One end of a TCP connection. */
    public function connected(): Socket
    {
        [$listening, $port] = $this->listening();
        $client = socket_create(AF_INET, SOCK_STREAM, 0);
        @socket_connect($this->quiet($client), '127.0.0.1', $port);
        return $client;
    }

    /** A datagram socket that has sent itself something. @return array{Socket, int} */
    public function datagram(string $data = 'datagram'): array
    {
        $socket = $this->bound(SOCK_DGRAM);
        socket_getsockname($socket, $address, $port);
        if ($data !== '') {
            @socket_sendto($socket, $data, strlen($data), 0, '127.0.0.1', $port);
        }
        return [$socket, $port];
    }

    /** One end of a pair that has received `$message`. */
    public function message(array $message): Socket
    {
        socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
        [$socket, $peer] = $pair;
        $this->kept = [];
        @socket_set_option($socket, SOL_SOCKET, SO_PASSCRED, mt_rand(0, 1));
        @socket_sendmsg($this->quiet($peer), $message);
        return $this->quiet($socket);
    }

    /** @return resource one end of a pair of streams */
    public function stream(): mixed
    {
        $ends = stream_socket_pair(STREAM_PF_UNIX,
            one_of(STREAM_SOCK_STREAM, STREAM_SOCK_DGRAM), 0);
        stream_set_blocking($ends[0], false);
        return $ends[0];
    }

    public function address(int $kind = SOCK_STREAM): AddressInfo
    {
        return socket_addrinfo_lookup('127.0.0.1', '0',
            ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => $kind, 'ai_family' => AF_INET])[0];
    }
}

/** Options that every Linux has: level, option, value. */
const GOOD_OPTIONS = [
    [SOL_SOCKET, SO_REUSEADDR, 1], [SOL_SOCKET, SO_KEEPALIVE, 1], [SOL_SOCKET, SO_SNDBUF, 4096],
    [SOL_SOCKET, SO_LINGER, ['l_onoff' => 0, 'l_linger' => 3]],
    [SOL_SOCKET, SO_RCVTIMEO, ['sec' => 1, 'usec' => 5000]],
    [SOL_SOCKET, SO_SNDTIMEO, ['sec' => 0, 'usec' => 5000]], [SOL_TCP, TCP_NODELAY, 1],
    [IPPROTO_IP, IP_MULTICAST_TTL, 7], [IPPROTO_IP, IP_MULTICAST_LOOP, 0],
    [IPPROTO_IP, IP_MULTICAST_IF, 'lo'],
    [IPPROTO_IP, MCAST_JOIN_GROUP, ['group' => '224.0.0.23', 'interface' => 'lo']],
    [SOL_SOCKET, SO_BROADCAST, 1], [SOL_SOCKET, SO_TYPE, 1],
    [IPPROTO_IPV6, IPV6_MULTICAST_HOPS, 3], [IPPROTO_IPV6, IPV6_V6ONLY, 1],
    [IPPROTO_IPV6, IPV6_UNICAST_HOPS, 3],
];

/** Arguments for `$function` that should work. @return list<mixed> */
function good(string $function, Ready $ready): array
{
    $option = one_of(...GOOD_OPTIONS);
    $any = fn (): Socket => one_of(fn () => $ready->pair(), fn () => $ready->bound(),
        fn () => $ready->datagram()[0], fn () => $ready->new(AF_INET6, SOCK_DGRAM))();
    $optioned = fn (): Socket =>
        $ready->new($option[0] === IPPROTO_IPV6 ? AF_INET6 : AF_INET,
        $option[0] === SOL_TCP ? SOCK_STREAM : one_of(SOCK_STREAM, SOCK_DGRAM));
    $rights = ['iov' => ['with', ' descriptors'],
        'control' =>
        [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS,
            'data' => one_of([STDIN], [STDIN, STDERR])]]];
    switch ($function) {
        case 'socket_select':
            $sets = [[$any(), 'name' => $any()], [5 => $any()], null];
            return referenced([$sets[mt_rand(0, 1)], one_of(...$sets), one_of(null, [], [$any()]),
                0, one_of(0, 1, 100)], 0, 1, 2);
        case 'socket_create_listen':
            return one_of([0], [0, 3]);
        case 'socket_accept':
            return [$ready->listening(mt_rand(0, 3) > 0)[0]];
        case 'socket_set_nonblock':
        case 'socket_set_block':
        case 'socket_close':
        case 'socket_last_error':
        case 'socket_clear_error':
        case 'socket_export_stream':
            return [$any()];
        case 'socket_listen':
            return [$ready->bound(), ...one_of([], [0], [5])];
        case 'socket_write':
            return [$ready->pair(''), one_of('data', '', str_repeat('x', 300_000)),
                ...one_of([], [null], [2], [100])];
        case 'socket_read':
            return [$ready->pair(), one_of(1, 5, 100, 8192, 100_000, 3_000_000),
                ...one_of([], [PHP_BINARY_READ], [PHP_NORMAL_READ])];
        case 'socket_getsockname':
        case 'socket_getpeername':
            return referenced([$any(), null, null], 1, 2);
        case 'socket_create':
            return [one_of(AF_INET, AF_INET6, AF_UNIX), one_of(SOCK_STREAM, SOCK_DGRAM), 0];
        case 'socket_connect':
            return one_of(fn () => [$ready->new(AF_INET, SOCK_DGRAM), '127.0.0.1', 9],
                function () use ($ready) {
                [, $port] = $ready->listening();
                return [$ready->another(), '127.0.0.1', $port];
            })();
        case 'socket_strerror':
            return [random_code()];
        case 'socket_bind':
            return one_of([$ready->new(AF_INET, SOCK_STREAM), '127.0.0.1', 0],
                [$ready->new(AF_INET6, SOCK_DGRAM), '::1'], [$ready->new(AF_UNIX, SOCK_DGRAM), '']);
        case 'socket_recv':
            return referenced([$ready->pair(), 'before', one_of(1, 100, 8192, 100_000, 3_000_000),
                one_of(0, MSG_PEEK, MSG_DONTWAIT)], 1);
        case 'socket_send':
            return [$ready->pair(''), 'some data', one_of(0, 4, 9, 100), one_of(0, MSG_DONTWAIT)];
        case 'socket_recvfrom':
            return referenced([$ready->datagram()[0], null, one_of(3, 100, 10_000, 3_000_000),
                one_of(0, MSG_PEEK), null, null], 1, 4, 5);
        case 'socket_sendto':
            [$socket, $port] = $ready->datagram('');
            return [$socket, 'some data', one_of(0, 4, 9), 0, '127.0.0.1', $port];
        case 'socket_get_option':
        case 'socket_getopt':
            return [$optioned(), $option[0], $option[1]];
        case 'socket_set_option':
        case 'socket_setopt':
            return [$optioned(), ...$option];
        case 'socket_create_pair':
            return referenced([AF_UNIX, one_of(SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET), 0,
                one_of(null, [], 'text')], 3);
        case 'socket_shutdown':
            return [$ready->pair(), ...one_of([], [0], [1], [2])];
        case 'socket_atmark':
            return [$ready->connected()];
        case 'socket_import_stream':
            return [$ready->stream()];
        case 'socket_sendmsg':
            return [$ready->pair(''),
                one_of($rights, ['iov' => ['one', 'two']], ['iov' => ['x'], 'control' => []]),
                ...one_of([], [0])];
        case 'socket_recvmsg':
            return referenced([$ready->message(one_of($rights, ['iov' => ['data']])),
                ['name' => [], 'buffer_size' => one_of(1, 100, 8192, 3_000_000),
                'controllen' => one_of(0, 20, 64, 100)]], 1);
        case 'socket_cmsg_space':
            return [SOL_SOCKET, one_of(SCM_RIGHTS, SCM_CREDENTIALS), one_of(0, 1, 3)];
        case 'socket_addrinfo_lookup':
            return ['127.0.0.1', one_of(null, '80', '0'),
                ['ai_flags' => AI_NUMERICHOST, 'ai_family' => AF_INET,
                'ai_socktype' => one_of(SOCK_STREAM, SOCK_DGRAM)]];
        case 'socket_addrinfo_bind':
        case 'socket_addrinfo_explain':
            return [$ready->address(one_of(SOCK_STREAM, SOCK_DGRAM))];
        case 'socket_addrinfo_connect':
            return [$ready->address(SOCK_DGRAM)];
        default:
            return [];
    }
}
