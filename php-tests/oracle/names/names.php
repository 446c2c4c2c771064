<?php

// socket_getsockname and socket_getpeername: every family, what is assigned, and to what.

require __DIR__ . '/../lib.php';

$both = static function (Socket $socket): array {
    $local = $port = $peer = $peer_port = 'before';
    return [
        socket_getsockname($socket, $local, $port), $local,
        is_int($port) && $port >= 1024 ? 'some port' : $port,
        @socket_getpeername($socket, $peer, $peer_port), $peer,
        is_int($peer_port) && $peer_port >= 1024 ? 'some port' : $peer_port,
        socket_last_error($socket),
    ];
};
foreach (['unix' => AF_UNIX, 'IPv4' => AF_INET, 'IPv6' => AF_INET6] as $what => $domain) {
    check("$what, new", static fn () => $both(socket_create($domain, SOCK_DGRAM, 0)));
}
check('a pair', static fn () => $both(pair()[0]));
$path = temp_path();
$listener = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_bind($listener, $path);
socket_listen($listener, 16);
check('unix, listening', static fn () => $both($listener));
check('unix, both ends', static function () use ($listener, $path, $both) {
    socket_connect($client = socket_create(AF_UNIX, SOCK_STREAM, 0), $path);
    return [$both($client), $both(socket_accept($listener))];
});
check('unix, abstract', static function () use ($path, $both) {
    socket_bind($socket = socket_create(AF_UNIX, SOCK_DGRAM, 0), "\0$path");
    return $both($socket);
});
check('unix, abstract peer', static function () use ($path, $both) {
    socket_bind($socket = socket_create(AF_UNIX, SOCK_DGRAM, 0), "\0$path peer");
    socket_connect($client = socket_create(AF_UNIX, SOCK_DGRAM, 0), "\0$path peer");
    return $both($client);
});
check('unix, a relative path', static function () use ($both) {
    $directory = getcwd();
    chdir(sys_get_temp_dir());
    mask($name = uniqid('relative'), 'relative');
    socket_bind($socket = socket_create(AF_UNIX, SOCK_DGRAM, 0), $name);
    unlink(process_path($name));
    chdir($directory);
    return $both($socket);
});
check('unix, the longest path', static function () use ($both) {
    mask($path = str_pad(sys_get_temp_dir() . '/' . uniqid('long'), 107, 'x'), 'longest path');
    socket_bind($socket = socket_create(AF_UNIX, SOCK_DGRAM, 0), $path);
    unlink($path);
    return [strlen($path), $both($socket)];
});
foreach (['IPv4' => [AF_INET, '127.0.0.1'], 'IPv4, any' => [AF_INET, '0.0.0.0'],
    'IPv6' => [AF_INET6, '::1'], 'IPv6, mapped' => [AF_INET6, '127.0.0.1'],
    'IPv6, any' => [AF_INET6, '::']] as $what => [$domain, $host]) {
    check("$what, bound", static function () use ($both, $domain, $host) {
        socket_bind($socket = socket_create($domain, SOCK_DGRAM, 0), $host);
        return $both($socket);
    });
}
foreach (['IPv4' => [AF_INET, '127.0.0.1'], 'IPv6' => [AF_INET6, '::1']] as $what =>
    [$domain, $host]) {
    check("$what, both ends", static function () use ($both, $domain, $host) {
        [$listener, $port] = listener(SOCK_STREAM, $domain);
        socket_connect($client = socket_create($domain, SOCK_STREAM, 0), $host, $port);
        return [$both($client), $both(socket_accept($listener))];
    });
}
foreach (['127.0.0.9', '127.10.100.200', '127.255.255.254'] as $host) {
    check("the text of $host", static function () use ($host) {
        socket_bind($socket = socket_create(AF_INET, SOCK_DGRAM, 0), $host);
        socket_getsockname($socket, $address);
        return $address;
    });
}
foreach (['::', '::1', '::2', '::1:0', '::1.2.3.4', '::ffff:1.2.3.4', '::fffe:1.2.3.4', '1::',
    '1::2', '1:2:3:4:5:6:7:8', '1:0:0:2:0:0:0:3', '1:0:0:0:2:0:0:3', '1:0:2:3:4:5:6:7',
    '0:1:0:1:0:1:0:1', 'ABCD:ef::0123', 'fe80::1', 'ff02::fb'] as $host) {
    check("the text of $host", static function () use ($host) {
        $socket = socket_create(AF_INET6, SOCK_DGRAM, 0);
        socket_set_option($socket, SOL_SOCKET, SO_REUSEADDR, 1);
        // IPV6_FREEBIND: any address may be bound to.
        socket_set_option($socket, IPPROTO_IPV6, 78, 1);
        $bound = @socket_bind($socket, $host);
        socket_getsockname($socket, $address);
        return [$bound, $address];
    });
}

final class NamesTyped
{
    public int $number = 7;
    public array $list = [];
    public string $text = '';
    public ?int $maybe = null;
    public float $real = 0.5;
}
final class NamesLoud
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
[$socket, $port] = listener(SOCK_DGRAM);
foreach (['socket_getsockname', 'socket_getpeername'] as $function) {
    $connected = socket_create(AF_INET, SOCK_DGRAM, 0);
    socket_bind($connected, '127.0.0.1', 0);
    socket_connect($connected, '127.0.0.1', $port);
    socket_getsockname($connected, $address, $own);
    mask($own, 'port');
    check("$function without port", static fn () => [$function($connected, $address), $address]);
    check("$function into one variable",
        static fn () => [$function($connected, $same, $same), $same]);
    check("$function, a typed property refuses the address",
        static function () use ($function, $connected) {
        $typed = new NamesTyped();
        try {
            return $function($connected, $typed->number, $port);
        } finally {
            echo $typed->number, ' ', is_int($port) ? 'port' : 'no port';
        }
    });
    check("$function, a typed property refuses the port",
        static function () use ($function, $connected) {
        $typed = new NamesTyped();
        try {
            return $function($connected, $typed->text, $typed->list);
        } finally {
            echo $typed->text, ' ', count($typed->list);
        }
    });
    check("$function, typed properties take both", static function () use ($function, $connected) {
        $typed = new NamesTyped();
        return [$function($connected, $typed->text, $typed->maybe), $typed->text, $typed->maybe];
    });
    check("$function, a typed property converts the port",
        static function () use ($function, $connected) {
        $typed = new NamesTyped();
        return [$function($connected, $address, $typed->real), is_float($typed->real)];
    });
    check("$function, old values are destroyed", static function () use ($function, $connected) {
        $address = new NamesLoud('address');
        $port = new NamesLoud('port');
        return [$function($connected, $address, $port), $address, $port];
    });
    check("$function, the old address throws", static function () use ($function, $connected) {
        $address = new NamesLoud('address', true);
        $port = 'before';
        try {
            return $function($connected, $address, $port);
        } finally {
            echo $address, ' ', $port === 'before' ? 'no port' : 'port';
        }
    });
    check("$function, both throw", static function () use ($function, $connected) {
        $address = new NamesLoud('address', true);
        $port = new NamesLoud('port', true);
        return $function($connected, $address, $port);
    });
    check("$function, array elements",
        static fn () => [$function($connected, $list['address'], $list['port']),
        array_keys($list)]);
    check("$function, closed", static function () use ($function) {
        socket_close($socket = socket_create(AF_INET, SOCK_DGRAM, 0));
        return $function($socket, $address);
    });
    check("$function, one argument", static fn () => $function($connected));
}
check('not connected', static fn () => socket_getpeername($socket, $address, $port), $socket);
check('not connected: nothing is assigned', static function () use ($socket) {
    $address = $port = 'before';
    return [@socket_getpeername($socket, $address, $port), $address, $port];
});
