<?php

// socket_recvfrom: lengths, flags, senders, and what is assigned to data, address and port.

require __DIR__ . '/../lib.php';

[$udp, $port] = listener(SOCK_DGRAM);
socket_set_nonblock($udp);
[$udp6, $port6] = listener(SOCK_DGRAM, AF_INET6);
socket_set_nonblock($udp6);

/** Sends each of the messages, receives once, and throws the rest away. */
$recvfrom = static function (Socket $socket, array $messages, int $length, int $flags = 0,
    bool $with_port = true) use ($port, $port6, $udp): array {
    foreach ($messages as $message) {
        socket_sendto($socket, $message, strlen($message), 0,
            $socket === $udp ? '127.0.0.1' : '::1', $socket === $udp ? $port : $port6);
    }
    $data = $address = $sender = 'before';
    try {
        $result = $with_port ? socket_recvfrom($socket, $data, $length, $flags, $address, $sender)
            : socket_recvfrom($socket, $data, $length, $flags, $address);
    } catch (Error $e) {
        $result = get_class($e) . ': ' . $e->getMessage();
    }
    $error = socket_last_error($socket);
    $rest = [];
    while (@socket_recv($socket, $more, 100, 0) !== false) {
        $rest[] = $more;
    }
    return [$result, $data, $address, $sender, $error, $rest];
};
foreach (['IPv4' => $udp, 'IPv6' => $udp6] as $what => $socket) {
    foreach ([PHP_INT_MIN, -1, 0, 1, 5, 10, 11, 511, 512, 513, 4000000] as $length) {
        check("$what, length $length", static fn () => $recvfrom($socket, ['0123456789'], $length),
            $socket);
    }
    foreach ([-1, 0, 5] as $length) {
        check("$what, no port, length $length",
            static fn () => $recvfrom($socket, ['0123456789'], $length, 0, false), $socket);
    }
    foreach ([MSG_PEEK, MSG_DONTWAIT, MSG_WAITALL, MSG_NOSIGNAL, MSG_CMSG_CLOEXEC,
        0x100000000 | MSG_PEEK, MSG_OOB, MSG_ERRQUEUE] as $flags) {
        check("$what, flags $flags", static fn () => $recvfrom($socket, ['0123456789'], 4, $flags),
            $socket);
        check("$what, flags $flags, nothing there",
            static fn () => $recvfrom($socket, [], 4, $flags), $socket);
    }
    check("$what, MSG_TRUNC with room",
        static fn () => $recvfrom($socket, ['0123456789'], 20, MSG_TRUNC), $socket);
    check("$what, an empty message", static fn () => $recvfrom($socket, [''], 10), $socket);
    check("$what, two messages", static fn () => $recvfrom($socket, ['one', 'two'], 10), $socket);
}
check('IPv6, the error text',
    static fn () => socket_recvfrom(socket_create(AF_INET6, SOCK_STREAM, 0), $data, 10, 0, $address,
    $sender));
check('IPv4, the error text',
    static fn () => socket_recvfrom(socket_create(AF_INET, SOCK_STREAM, 0), $data, 10, 0, $address,
    $sender));
check('AF_UNIX, the error text',
    static fn () => socket_recvfrom(socket_create(AF_UNIX, SOCK_STREAM, 0), $data, 10, 0,
    $address));

$path = temp_path();
$sender_path = temp_path('sender');
$receiver = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($receiver, $path);
socket_set_nonblock($receiver);
$from = static function (?string $bound, bool $with_port = true) use ($receiver, $path): array {
    $socket = socket_create(AF_UNIX, SOCK_DGRAM, 0);
    if ($bound !== null) {
        socket_bind($socket, $bound);
    }
    socket_sendto($socket, 'hello', 5, 0, $path);
    $data = $address = $port = 'before';
    return [$with_port ? socket_recvfrom($receiver, $data, 10, 0, $address, $port)
        : socket_recvfrom($receiver, $data, 10, 0, $address), $data, $address, $port];
};
check('AF_UNIX, from nobody', static fn () => $from(null));
check('AF_UNIX, from nobody, no port', static fn () => $from(null, false));
check('AF_UNIX, from a path', static fn () => $from($sender_path));
check('AF_UNIX, from an abstract name', static fn () => $from("\0$path"));
check('AF_UNIX, nothing there', static function () use ($receiver) {
    $data = $address = $port = 'before';
    return [socket_recvfrom($receiver, $data, 10, 0, $address, $port), $data, $address, $port];
}, $receiver);
foreach ([SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET] as $type) {
    check("a pair of type $type", static function () use ($type) {
        [$a, $b] = pair($type);
        socket_write($a, 'hello');
        $data = $address = $port = 'before';
        return [socket_recvfrom($b, $data, 3, 0, $address, $port), $data, $address, $port];
    });
    check("a pair of type $type, the end", static function () use ($type) {
        [$a, $b] = pair($type);
        socket_set_nonblock($b);
        socket_close($a);
        $data = $address = $port = 'before';
        return [socket_recvfrom($b, $data, 3, 0, $address, $port), $data, $address, $port];
    });
}
foreach (['IPv4' => [AF_INET, '127.0.0.1'], 'IPv6' => [AF_INET6, '::1']] as $what =>
    [$domain, $host]) {
    check("TCP, $what", static function () use ($domain, $host) {
        [$listener, $port] = listener(SOCK_STREAM, $domain);
        socket_connect($client = socket_create($domain, SOCK_STREAM, 0), $host, $port);
        socket_write($client, 'hello');
        $server = socket_accept($listener);
        $data = $address = $sender = 'before';
        return [socket_recvfrom($server, $data, 10, 0, $address, $sender), $data, $address,
            $sender];
    });
}
foreach ([1 << 40, PHP_INT_MAX] as $length) {
    check("a huge length, $length", static fn () => $recvfrom($udp, ['0123456789'], $length));
}
check('AF_UNIX, a connection', static function () use ($path) {
    $listener = socket_create(AF_UNIX, SOCK_STREAM, 0);
    socket_bind($listener, $other = temp_path('listener'));
    socket_listen($listener);
    socket_connect($client = socket_create(AF_UNIX, SOCK_STREAM, 0), $other);
    $server = socket_accept($listener);
    socket_write($server, 'hello');
    return [socket_recvfrom($client, $data, 10, 0, $address), $data, $address];
});

final class RecvfromTyped
{
    public int $number = 7;
    public array $list = [];
}
final class RecvfromLoud
{
    public function __construct(private string $name, private bool $throws = false)
    {
    }
    public function __destruct()
    {
        echo "$this->name is gone. ";
        if ($this->throws) {
            throw new Exception($this->name);
        }
    }
}
foreach (['data', 'address', 'port'] as $which) {
    check("a typed property refuses the $which", static function () use ($udp, $port, $which) {
        socket_sendto($udp, 'hello', 5, 0, '127.0.0.1', $port);
        $typed = new RecvfromTyped();
        $values = ['data' => 'before', 'address' => 'before', 'port' => 'before'];
        if ($which === 'port') {
            $values[$which] = &$typed->list;
        } else {
            $values[$which] = &$typed->number;
        }
        try {
            return socket_recvfrom($udp, $values['data'], 10, 0, $values['address'],
                $values['port']);
        } finally {
            echo show_value($values);
        }
    });
    check("the old $which throws", static function () use ($udp, $port, $which) {
        socket_sendto($udp, 'hello', 5, 0, '127.0.0.1', $port);
        $values = ['data' => 'before', 'address' => 'before', 'port' => 'before'];
        $values[$which] = new RecvfromLoud($which, true);
        try {
            return socket_recvfrom($udp, $values['data'], 10, 0, $values['address'],
                $values['port']);
        } finally {
            echo show_value($values);
        }
    });
}
check('the order of assignments', static function () use ($udp, $port) {
    socket_sendto($udp, 'hello', 5, 0, '127.0.0.1', $port);
    [$data, $address, $sender] = [new RecvfromLoud('data'), new RecvfromLoud('address'),
        new RecvfromLoud('port')];
    return [socket_recvfrom($udp, $data, 10, 0, $address, $sender), $data, $address, $sender];
});
check('all three throw', static function () use ($udp, $port) {
    socket_sendto($udp, 'hello', 5, 0, '127.0.0.1', $port);
    [$data, $address, $sender] = [new RecvfromLoud('data', true), new RecvfromLoud('address', true),
        new RecvfromLoud('port', true)];
    return socket_recvfrom($udp, $data, 10, 0, $address, $sender);
});
check('one variable for all', static function () use ($udp, $port) {
    socket_sendto($udp, 'hello', 5, 0, '127.0.0.1', $port);
    return [socket_recvfrom($udp, $same, 10, 0, $same, $same), $same];
});
check('the old value closes the socket', static function () {
    [$socket, $port] = listener(SOCK_DGRAM);
    socket_sendto($socket, 'hello', 5, 0, '127.0.0.1', $port);
    $data = new class ($socket) {
        public function __construct(private Socket $socket)
        {
        }
        public function __destruct()
        {
            socket_close($this->socket);
        }
    };
    return [socket_recvfrom($socket, $data, 10, 0, $address, $sender), $data, $address, $sender];
});
check('four arguments', static fn () => socket_recvfrom($udp, $data, 10, 0));
check('closed', static function () {
    socket_close($socket = socket_create(AF_INET, SOCK_DGRAM, 0));
    return socket_recvfrom($socket, $data, 10, 0, $address);
});
