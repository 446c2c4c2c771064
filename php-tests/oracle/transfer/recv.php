<?php

// socket_recv: lengths, flags, ends, and what becomes of $data.

require __DIR__ . '/../lib.php';

$recv = static function (int $type, string $sent, int $length, int $flags = 0,
    mixed $data = 'before'): array {
    [$a, $b] = pair($type);
    if ($sent !== '') {
        socket_send($a, $sent, strlen($sent), 0);
    } else {
        socket_set_nonblock($b);
    }
    return [socket_recv($b, $data, $length, $flags), $data, socket_last_error($b),
        socket_recv($b, $rest, 100, MSG_DONTWAIT), $rest];
};
foreach (['stream' => SOCK_STREAM, 'datagrams' => SOCK_DGRAM,
    'packets' => SOCK_SEQPACKET] as $what => $type) {
    foreach ([PHP_INT_MIN, -1, 0, 1, 5, 10, 11, 511, 512, 513, 4000000] as $length) {
        check("$what, length $length", static fn () => $recv($type, '0123456789', $length));
    }
    foreach ([MSG_PEEK, MSG_DONTWAIT, MSG_WAITALL | MSG_DONTWAIT, MSG_NOSIGNAL, MSG_CMSG_CLOEXEC,
        MSG_PEEK | MSG_DONTWAIT, 0x100000000 | MSG_PEEK, MSG_OOB,
        MSG_OOB | MSG_PEEK] as $flags) {
        check("$what, flags $flags", static fn () => $recv($type, '0123456789', 4, $flags));
        check("$what, flags $flags, nothing there", static fn () => $recv($type, '', 4, $flags));
    }
    check("$what, MSG_TRUNC with room", static fn () => $recv($type, '0123456789', 20, MSG_TRUNC));
    check("$what, MSG_WAITALL, all of it",
        static fn () => $recv($type, '0123456789', 10, MSG_WAITALL));
    check("$what, the end", static function () use ($type) {
        [$a, $b] = pair($type);
        socket_shutdown($a, 1);
        $data = 'before';
        socket_set_nonblock($b);
        return [socket_recv($b, $data, 10, 0), $data, socket_last_error($b)];
    });
    check("$what, length 0 at the end", static function () use ($type) {
        [$a, $b] = pair($type);
        socket_close($a);
        $data = 'before';
        return [socket_recv($b, $data, 0, 0), $data, socket_last_error($b)];
    });
    check("$what, an empty message", static function () use ($type) {
        [$a, $b] = pair($type);
        socket_set_nonblock($b);
        socket_send($a, '', 0, 0);
        $data = 'before';
        return [socket_recv($b, $data, 10, 0), $data, socket_last_error($b)];
    });
}
check('datagrams, flags MSG_ERRQUEUE', static function () {
    [, $b] = pair(SOCK_DGRAM);
    $data = 'before';
    return [socket_recv($b, $data, 10, MSG_ERRQUEUE | MSG_DONTWAIT), $data, socket_last_error($b)];
});
check('not connected', static function () {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    $data = 'before';
    return [socket_recv($socket, $data, 10, 0), $data, socket_last_error($socket)];
});
check('TCP, MSG_TRUNC: the result', static function () {
    [$listener, $port] = listener();
    socket_connect($client = socket_create(AF_INET, SOCK_STREAM, 0), '127.0.0.1', $port);
    $server = socket_accept($listener);
    socket_write($client, '0123456789');
    return [socket_recv($server, $data, 10, MSG_PEEK | MSG_WAITALL),
        socket_recv($server, $discarded, 4, MSG_TRUNC), socket_recv($server, $rest, 10, 0), $rest];
});
check('TCP, urgent data', static function () {
    [$listener, $port] = listener();
    socket_connect($client = socket_create(AF_INET, SOCK_STREAM, 0), '127.0.0.1', $port);
    $server = socket_accept($listener);
    socket_send($client, 'abc', 3, 0);
    socket_send($client, '!', 1, MSG_OOB);
    $except = [$server];
    socket_select($read, $write, $except, 5);
    return [socket_recv($server, $urgent, 5, MSG_OOB), $urgent,
        socket_recv($server, $again, 5, MSG_OOB), $again, socket_recv($server, $data, 5, 0), $data];
});

foreach ([1 << 40, PHP_INT_MAX] as $length) {
    check("a huge length, $length", static fn () => $recv(SOCK_DGRAM, '0123456789', $length));
}

final class RecvTyped
{
    public int $number = 7;
    public string $text = 'text';
    public ?string $maybe = 'maybe';
}
final class RecvLoud
{
    public function __construct(private bool $throws = false)
    {
    }
    public function __destruct()
    {
        echo 'gone ';
        if ($this->throws) {
            throw new Exception('gone');
        }
    }
}
$typed = static function (string $property, string $sent) {
    [$a, $b] = pair(SOCK_DGRAM);
    socket_send($a, $sent, strlen($sent), 0);
    $object = new RecvTyped();
    try {
        return socket_recv($b, $object->$property, 10, 0);
    } finally {
        echo show_value($object->$property), ' ', socket_last_error($b), ' ', socket_last_error();
    }
};
foreach (['number', 'text', 'maybe'] as $property) {
    foreach (['abc', '123', ''] as $sent) {
        check("into a typed property, $property, '$sent'",
            static fn () => $typed($property, $sent));
    }
    check("into a typed property, $property, after an error", static function () use ($property) {
        $object = new RecvTyped();
        $socket = socket_create(AF_INET, SOCK_STREAM, 0);
        try {
            return socket_recv($socket, $object->$property, 10, 0);
        } finally {
            echo show_value($object->$property), ' ', socket_last_error($socket), ' ',
            socket_last_error();
        }
    });
}
foreach ([false, true] as $throws) {
    check('the old value is destroyed' . ($throws ? ' and throws' : ''),
        static function () use ($throws) {
        [$a, $b] = pair();
        socket_write($a, 'hello');
        $data = new RecvLoud($throws);
        return [socket_recv($b, $data, 10, 0), $data];
    });
    check('the old value is destroyed' . ($throws ? ' and throws' : '') . ', after an error',
        static function () use ($throws) {
        $socket = socket_create(AF_INET, SOCK_STREAM, 0);
        $data = new RecvLoud($throws);
        return [socket_recv($socket, $data, 10, 0), $data];
    });
}
check('an old value that fails itself when it is destroyed', static function () {
    [, $b] = pair();
    socket_set_nonblock($b);
    $data = new class {
        public function __destruct()
        {
            @file_get_contents('/nonexistent');
        }
    };
    return [socket_recv($b, $data, 10, 0), socket_last_error($b), socket_last_error()];
});
check('three arguments', static fn () => socket_recv(pair()[0], $data, 1));
check('closed', static function () {
    [$a] = pair();
    socket_close($a);
    return socket_recv($a, $data, -1, 0);
});
