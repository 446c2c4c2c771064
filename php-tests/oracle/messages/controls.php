<?php

/* Control messages other than SCM_RIGHTS, and names, there and back. */

require __DIR__ . '/../lib.php';

mask(getmypid(), 'pid');

function come(Socket $socket, int $space = 1000, int $flags = 0, array $more = []): array
{
    $message = ['controllen' => $space] + $more;
    $result = socket_recvmsg($socket, $message, $flags);
    return [$result, $message];
}

// Names.
check('unix: no name asked for', function () {
    $path = temp_path();
    $receiver = socket_create(AF_UNIX, SOCK_DGRAM, 0);
    socket_bind($receiver, $path);
    $from = temp_path('from');
    $sender = socket_create(AF_UNIX, SOCK_DGRAM, 0);
    socket_bind($sender, $from);
    $name = ['path' => $path];
    $result = [];
    foreach ([[], ['name' => []], ['name' => ['family' => AF_UNIX]], ['name' => ['family' => null]],
        ['name' => ['path' => 'x']]] as $more) {
        $result[] = [socket_sendmsg($sender, ['name' => $name, 'iov' => ['x']]),
            come($receiver, more: $more)];
    }
    return $result;
});
check('unix: unnamed sender', function () {
    $path = temp_path();
    $receiver = socket_create(AF_UNIX, SOCK_DGRAM, 0);
    socket_bind($receiver, $path);
    $sender = socket_create(AF_UNIX, SOCK_DGRAM, 0);
    return [socket_sendmsg($sender, ['name' => ['path' => $path], 'iov' => ['x']]),
        come($receiver, more: ['name' => []])];
});
check('unix: abstract sender', function () {
    $path = temp_path();
    $receiver = socket_create(AF_UNIX, SOCK_DGRAM, 0);
    socket_bind($receiver, $path);
    $sender = socket_create(AF_UNIX, SOCK_DGRAM, 0);
    $from = "\0php-tests-from-" . getmypid();
    mask($from, 'abstract');
    socket_bind($sender, $from);
    return [socket_sendmsg($sender, ['name' => ['path' => $path], 'iov' => ['x']]),
        come($receiver, more: ['name' => []])];
});
check('unix: pair', function () {
    [$a, $b] = pair(SOCK_DGRAM);
    socket_write($a, 'x');
    return come($b, more: ['name' => []]);
});
check('inet', function () {
    [$receiver, $port] = listener(SOCK_DGRAM);
    [$sender, $from] = listener(SOCK_DGRAM);
    mask($from, 'from');
    $result = [];
    foreach ([[], ['name' => []], ['name' => ['family' => AF_INET]],
        ['name' => ['addr' => 5]]] as $more) {
        $result[] = [socket_sendmsg($sender,
            ['name' => ['addr' => '127.0.0.1', 'port' => $port], 'iov' => ['x']]),
            come($receiver, more: $more)];
    }
    return $result;
});
check('inet connected', function () {
    [$receiver, $port] = listener();
    $sender = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_connect($sender, '127.0.0.1', $port);
    $accepted = socket_accept($receiver);
    return [socket_sendmsg($sender, ['iov' => ['one', '', 'two']]),
        come($accepted, more: ['name' => []]),
        socket_sendmsg($sender, ['name' => ['addr' => '127.0.0.1', 'port' => 1], 'iov' => ['x']])];
});
check('inet6', function () {
    [$receiver, $port] = listener(SOCK_DGRAM, AF_INET6);
    [$sender, $from] = listener(SOCK_DGRAM, AF_INET6);
    mask($from, 'from');
    $result = [];
    foreach ([[], ['name' => []], ['name' => ['family' => AF_INET6]],
        ['name' => ['family' => AF_INET6, 'addr' => null]]] as $more) {
        $result[] = [socket_sendmsg($sender,
            ['name' => ['addr' => '::1', 'port' => $port], 'iov' => ['x']]),
            come($receiver, more: $more)];
    }
    return $result;
});
check('inet6, mapped', function () {
    $receiver = socket_create(AF_INET6, SOCK_DGRAM, 0);
    socket_bind($receiver, '::', 0);
    socket_getsockname($receiver, $address, $port);
    mask($port, 'port');
    [$sender, $from] = listener(SOCK_DGRAM);
    mask($from, 'from');
    return [socket_sendmsg($sender,
        ['name' => ['addr' => '127.0.0.1', 'port' => $port], 'iov' => ['x']]),
        come($receiver, more: ['name' => []])];
});
check('inet6, name of inet asked for', function () {
    [$receiver, $port] = listener(SOCK_DGRAM, AF_INET6);
    return come($receiver, flags: MSG_DONTWAIT, more: ['name' => ['family' => AF_INET]]);
});

// Data.
foreach ([[], [''], ['one'], ['one', 'two'], ['', 'one', ''], [5, 2.5, true, null, 'x'],
    ['a' => 'one', 7 => 'two'], array_fill(0, 100, 'x'), array_fill(0, 1024, 'x'),
    array_fill(0, 1025, 'x'), array_fill(0, 5000, 'x')] as $number => $iov) {
    check("data $number", function () use ($iov) {
        [$a, $b] = pair(SOCK_DGRAM);
        return [socket_sendmsg($a, ['iov' => $iov]), socket_last_error($a),
            @come($b, flags: MSG_DONTWAIT)];
    });
}
check('much data', function () {
    [$a, $b] = pair(SOCK_DGRAM);
    $data = str_repeat('0123456789', 5000);
    return [socket_sendmsg($a, ['iov' => [$data, $data]]),
        come($b, more: ['buffer_size' => 200000])];
});
check('more than the default', function () {
    [$a, $b] = pair(SOCK_DGRAM);
    return [socket_sendmsg($a, ['iov' => [str_repeat('0123456789', 1000)]]), come($b)];
});
check('exactly the default', function () {
    [$a, $b] = pair(SOCK_DGRAM);
    return [socket_sendmsg($a, ['iov' => [str_repeat('x', 8192)]]), come($b)];
});
check('truncated, with the whole length', function () {
    [$a, $b] = pair(SOCK_DGRAM);
    return [socket_sendmsg($a, ['iov' => ['0123456789']]),
        come($b, flags: MSG_TRUNC, more: ['buffer_size' => 4])];
});
check('truncated on inet, with the whole length', function () {
    [$receiver, $port] = listener(SOCK_DGRAM);
    $sender = socket_create(AF_INET, SOCK_DGRAM, 0);
    socket_sendto($sender, '0123456789', 10, 0, '127.0.0.1', $port);
    return come($receiver, flags: MSG_TRUNC, more: ['buffer_size' => 4]);
});
check('empty datagram', function () {
    [$a, $b] = pair(SOCK_DGRAM);
    return [socket_sendmsg($a, ['iov' => ['']]), come($b)];
});
check('two datagrams', function () {
    [$a, $b] = pair(SOCK_DGRAM);
    return [socket_sendmsg($a, ['iov' => ['one']]), socket_sendmsg($a, ['iov' => ['two']]),
        come($b), come($b)];
});
check('sequenced packets', function () {
    [$a, $b] = pair(SOCK_SEQPACKET);
    return [socket_sendmsg($a, ['iov' => ['one']]),
        socket_sendmsg($a, ['iov' => ['two'], 'control' => []], MSG_EOR), come($b), come($b)];
});
check('a single buffer on a stream', function () {
    [$a, $b] = pair();
    return [socket_sendmsg($a, ['iov' => ['one', 'two']]), come($b, more: ['buffer_size' => 4]),
        come($b, more: ['buffer_size' => 4])];
});
check('peer closed', function () {
    [$a, $b] = pair();
    socket_close($b);
    return [socket_sendmsg($a, ['iov' => ['x']], MSG_NOSIGNAL), socket_last_error($a)];
}, needs: 'MSG_NOSIGNAL');
check('would block', function () {
    [$a, $b] = pair();
    while (@socket_write($a, str_repeat('x', 100000), 100000) && socket_set_nonblock($a));
    socket_clear_error($a);
    return [socket_sendmsg($a, ['iov' => ['x']]), socket_last_error($a)];
});
check('too long', function () {
    $sender = socket_create(AF_INET, SOCK_DGRAM, 0);
    [$receiver, $port] = listener(SOCK_DGRAM);
    return [socket_sendmsg($sender,
        ['name' => ['addr' => '127.0.0.1', 'port' => $port], 'iov' => [str_repeat('x', 70000)]]),
        socket_last_error($sender)];
});

// Credentials.
$credentials = ['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS,
    'data' => ['pid' => getmypid(), 'uid' => fileowner('/proc/self'),
    'gid' => filegroup('/proc/self')]];
check('credentials', function () use ($credentials) {
    [$a, $b] = pair(SOCK_DGRAM);
    socket_set_option($b, SOL_SOCKET, SO_PASSCRED, 1);
    return [socket_sendmsg($a, ['iov' => ['x'], 'control' => [$credentials]]), come($b)];
});
check('credentials of nobody', function () use ($credentials) {
    [$a, $b] = pair(SOCK_DGRAM);
    socket_set_option($b, SOL_SOCKET, SO_PASSCRED, 1);
    $credentials['data'] = ['gid' => '65534', 'pid' => getmypid(), 'uid' => 65534.0,
        'other' => 'x'];
    return [socket_sendmsg($a, ['iov' => ['x'], 'control' => [$credentials]]), come($b)];
});
check('credentials that nobody sent', function () {
    [$a, $b] = pair(SOCK_DGRAM);
    socket_set_option($b, SOL_SOCKET, SO_PASSCRED, 1);
    socket_write($a, 'x');
    return come($b);
});
foreach ([1, 16, 20, 24, 27, 28, 29, 32] as $space) {
    check("credentials in $space bytes", function () use ($credentials, $space) {
        [$a, $b] = pair(SOCK_DGRAM);
        socket_set_option($b, SOL_SOCKET, SO_PASSCRED, 1);
        socket_sendmsg($a, ['iov' => ['x'], 'control' => [$credentials]]);
        return come($b, $space);
    });
}
check('credentials and rights', function () use ($credentials) {
    [$a, $b] = pair(SOCK_DGRAM);
    socket_set_option($b, SOL_SOCKET, SO_PASSCRED, 1);
    $rights = ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [fopen(__FILE__, 'r')]];
    return [
        socket_sendmsg($a, ['iov' => ['x'], 'control' => [$rights, $credentials]]),
        come($b),
        socket_sendmsg($a, ['iov' => ['x'], 'control' => [$credentials, $rights]]),
        come($b),
    ];
});

// IPv6.
foreach (['packet info' => [IPV6_RECVPKTINFO, IPV6_PKTINFO, ['addr' => '::1', 'ifindex' => 1]],
    'hop limit' => [IPV6_RECVHOPLIMIT, IPV6_HOPLIMIT, 7],
    'traffic class' => [IPV6_RECVTCLASS, IPV6_TCLASS, 32]] as $kind => [$option, $type, $value]) {
    check($kind, function () use ($option, $type, $value) {
        [$receiver, $port] = listener(SOCK_DGRAM, AF_INET6);
        socket_set_option($receiver, IPPROTO_IPV6, $option, 1);
        $sender = socket_create(AF_INET6, SOCK_DGRAM, 0);
        $sent = socket_sendmsg($sender,
            ['name' => ['addr' => '::1', 'port' => $port], 'iov' => ['x'],
            'control' => [['level' => IPPROTO_IPV6, 'type' => $type, 'data' => $value]]]);
        return [$sent, come($receiver)];
    });
    check("$kind, not asked for", function () use ($option, $type, $value) {
        [$receiver, $port] = listener(SOCK_DGRAM, AF_INET6);
        $sender = socket_create(AF_INET6, SOCK_DGRAM, 0);
        $sent = socket_sendmsg($sender,
            ['name' => ['addr' => '::1', 'port' => $port], 'iov' => ['x'],
            'control' => [['level' => IPPROTO_IPV6, 'type' => $type, 'data' => $value]]]);
        return [$sent, come($receiver)];
    });
    foreach ([1, 16, 19, 20, 24, 30, 35, 36, 40] as $space) {
        check("$kind in $space bytes", function () use ($option, $space) {
            [$receiver, $port] = listener(SOCK_DGRAM, AF_INET6);
            socket_set_option($receiver, IPPROTO_IPV6, $option, 1);
            $sender = socket_create(AF_INET6, SOCK_DGRAM, 0);
            socket_sendmsg($sender, ['name' => ['addr' => '::1', 'port' => $port], 'iov' => ['x']]);
            return come($receiver, $space);
        });
    }
}
check('all of them', function () {
    [$receiver, $port] = listener(SOCK_DGRAM, AF_INET6);
    foreach ([IPV6_RECVPKTINFO, IPV6_RECVHOPLIMIT, IPV6_RECVTCLASS] as $option) {
        socket_set_option($receiver, IPPROTO_IPV6, $option, 1);
    }
    [$sender, $from] = listener(SOCK_DGRAM, AF_INET6);
    mask($from, 'from');
    $sent = socket_sendmsg($sender,
        ['name' => ['addr' => '::1', 'port' => $port], 'iov' => ['x'], 'control' => [
        ['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO,
            'data' => ['addr' => '::1', 'ifindex' => 'lo']],
        ['level' => IPPROTO_IPV6, 'type' => IPV6_HOPLIMIT, 'data' => '40'],
        ['level' => IPPROTO_IPV6, 'type' => IPV6_TCLASS, 'data' => 8.0],
    ]]);
    return [$sent, come($receiver, more: ['name' => []])];
});
foreach ([-2, -1, 0, 1, 255, 256] as $value) {
    foreach (['hop limit' => IPV6_HOPLIMIT, 'traffic class' => IPV6_TCLASS] as $kind => $type) {
        check("$kind of $value", function () use ($type, $value) {
            [$receiver, $port] = listener(SOCK_DGRAM, AF_INET6);
            socket_set_option($receiver, IPPROTO_IPV6,
                $type === IPV6_HOPLIMIT ? IPV6_RECVHOPLIMIT : IPV6_RECVTCLASS, 1);
            $sender = socket_create(AF_INET6, SOCK_DGRAM, 0);
            $sent = socket_sendmsg($sender,
                ['name' => ['addr' => '::1', 'port' => $port], 'iov' => ['x'],
                'control' => [['level' => IPPROTO_IPV6, 'type' => $type, 'data' => $value]]]);
            return [$sent, socket_last_error($sender), $sent ? come($receiver) : null];
        });
    }
}
check('packet info of a foreign address', function () {
    [, $port] = listener(SOCK_DGRAM, AF_INET6);
    $sender = socket_create(AF_INET6, SOCK_DGRAM, 0);
    return [socket_sendmsg($sender,
        ['name' => ['addr' => '::1', 'port' => $port], 'iov' => ['x'],
        'control' =>
            [['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO,
            'data' => ['addr' => '2001:db8::1', 'ifindex' => 0]]]]), socket_last_error($sender)];
});
check('packet info on inet', function () {
    [$receiver, $port] = listener(SOCK_DGRAM);
    $sender = socket_create(AF_INET, SOCK_DGRAM, 0);
    return [socket_sendmsg($sender,
        ['name' => ['addr' => '127.0.0.1', 'port' => $port], 'iov' => ['x'],
        'control' =>
            [['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO,
            'data' => ['addr' => '::1', 'ifindex' => 0]]]]), socket_last_error($sender)];
});

// Kinds that stock does not know.
check('unknown: time stamp', function () {
    [$a, $b] = pair(SOCK_DGRAM);
    socket_set_option($b, SOL_SOCKET, 29, 1);
    socket_write($a, 'x');
    [$result, $message] = come($b);
    return [$result, is_array($message)
        ? [$message['name'], count($message['control']), $message['iov'], $message['flags']]
        : $message];
});
check('unknown: ttl', function () {
    [$receiver, $port] = listener(SOCK_DGRAM);
    socket_set_option($receiver, IPPROTO_IP, 12, 1);
    $sender = socket_create(AF_INET, SOCK_DGRAM, 0);
    socket_sendto($sender, 'x', 1, 0, '127.0.0.1', $port);
    return come($receiver);
});
check('unknown: with rights', function () {
    [$a, $b] = pair(SOCK_DGRAM);
    socket_set_option($b, SOL_SOCKET, 29, 1);
    socket_sendmsg($a, ['iov' => ['x'],
        'control' =>
        [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [fopen(__FILE__, 'r')]]]]);
    [$result, $message] = come($b);
    return [$result, is_array($message) ? array_column($message['control'], 'type') : $message];
});
check('segments', function () {
    [$receiver, $port] = listener(SOCK_DGRAM);
    $sender = socket_create(AF_INET, SOCK_DGRAM, 0);
    $sent = socket_sendmsg($sender,
        ['name' => ['addr' => '127.0.0.1', 'port' => $port], 'iov' => ['abcdefgh'],
        'control' => [['level' => SOL_UDP, 'type' => UDP_SEGMENT, 'data' => 3]]]);
    return [$sent, $sent ? [come($receiver), come($receiver), come($receiver)] : null];
}, needs: 'UDP_SEGMENT');

// Lines read ahead.
check('after a line', function () {
    [$a, $b] = pair();
    socket_write($a, "line\nrest");
    return [socket_read($b, 100, PHP_NORMAL_READ), come($b)];
});
check('after a message\'s line', function () {
    [$a, $b] = pair(SOCK_SEQPACKET);
    socket_write($a, "line\nrest");
    return [@socket_read($b, 100, PHP_NORMAL_READ), @come($b, flags: MSG_DONTWAIT)];
});
