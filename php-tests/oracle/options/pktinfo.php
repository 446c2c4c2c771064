<?php

// IPV6_PKTINFO: ["addr" => address, "ifindex" => index], and the plain options beside it.

require __DIR__ . '/../lib.php';

final class Addr
{
    public function __toString(): string
    {
        return '::1';
    }
}

$one = 1;
$address = '::1';
$values = [
    'loopback' => ['addr' => '::1', 'ifindex' => 1],
    'any' => ['addr' => '::', 'ifindex' => 0],
    'other order' => ['ifindex' => 1, 'addr' => '::1'],
    'more keys' => ['addr' => '::1', 'ifindex' => 1, 'x' => 2],
    'no such interface' => ['addr' => '::1', 'ifindex' => 9999],
    'a foreign address' => ['addr' => '2001:db8::1', 'ifindex' => 0],
    'mapped' => ['addr' => '::ffff:127.0.0.1', 'ifindex' => 0],
    'IPv4' => ['addr' => '127.0.0.1', 'ifindex' => 0],
    'scoped' => ['addr' => 'fe80::1%lo', 'ifindex' => 0],
    'scoped by number' => ['addr' => 'fe80::1%1', 'ifindex' => 0],
    'scoped by an unknown name' => ['addr' => 'fe80::1%nosuch', 'ifindex' => 0],
    'word' => ['addr' => 'a b', 'ifindex' => 0],
    'empty string' => ['addr' => '', 'ifindex' => 0],
    'a long name' => ['addr' => str_repeat('a.', 200), 'ifindex' => 0],
    'NUL' => ['addr' => "::1\0x", 'ifindex' => 0],
    'int address' => ['addr' => 1, 'ifindex' => 0],
    'stringable' => ['addr' => new Addr(), 'ifindex' => 1],
    'object address' => ['addr' => new stdClass(), 'ifindex' => 1],
    'true address' => ['addr' => true, 'ifindex' => 0],
    'interface by name' => ['addr' => '::1', 'ifindex' => 'lo'],
    'interface by a numeric string' => ['addr' => '::1', 'ifindex' => '1'],
    'interface by an unknown name' => ['addr' => '::1', 'ifindex' => 'nosuch'],
    'interface empty' => ['addr' => '::1', 'ifindex' => ''],
    'interface null' => ['addr' => '::1', 'ifindex' => null],
    'interface true' => ['addr' => '::1', 'ifindex' => true],
    'interface false' => ['addr' => '::', 'ifindex' => false],
    'interface float' => ['addr' => '::1', 'ifindex' => 1.0],
    'interface float with fraction' => ['addr' => '::1', 'ifindex' => 1.5],
    'interface array' => ['addr' => '::1', 'ifindex' => [1]],
    'interface object' => ['addr' => '::1', 'ifindex' => new stdClass()],
    'interface stringable' => ['addr' => '::1', 'ifindex' => new Addr()],
    'interface negative' => ['addr' => '::1', 'ifindex' => -1],
    'interface 32 bits' => ['addr' => '::1', 'ifindex' => 0xffffffff],
    'interface above 32 bits' => ['addr' => '::1', 'ifindex' => 1 << 32],
    'no address' => ['ifindex' => 1],
    'no interface' => ['addr' => '::1'],
    'empty' => [],
    'list' => ['::1', 1],
    'references' => ['addr' => &$address, 'ifindex' => &$one],
    'int' => 1,
    'zero' => 0,
    'string' => '::1',
    'true' => true,
    'false' => false,
    'float' => 1.5,
    'object' => new stdClass(),
    'object with properties' => (object) ['addr' => '::1', 'ifindex' => 1],
];
foreach ($values as $name => $value) {
    $socket = socket_create(AF_INET6, SOCK_DGRAM, 0);
    check($name, static fn () => socket_set_option($socket, IPPROTO_IPV6, IPV6_PKTINFO, $value),
        $socket);
    check("$name, read", static fn () => socket_get_option($socket, IPPROTO_IPV6, IPV6_PKTINFO),
        $socket);
}
check('null', static fn () =>
    socket_set_option(socket_create(AF_INET6, SOCK_DGRAM, 0), IPPROTO_IPV6, IPV6_PKTINFO, null));
check('null address', static fn () => socket_set_option(
    socket_create(AF_INET6, SOCK_DGRAM, 0),
    IPPROTO_IPV6,
    IPV6_PKTINFO,
    ['addr' => null, 'ifindex' => 0],
));
check('null address, no interface', static fn () => socket_set_option(
    socket_create(AF_INET6, SOCK_DGRAM, 0),
    IPPROTO_IPV6,
    IPV6_PKTINFO,
    ['addr' => null],
));

$value = ['addr' => '::1', 'ifindex' => '1'];
socket_set_option(socket_create(AF_INET6, SOCK_DGRAM, 0), IPPROTO_IPV6, IPV6_PKTINFO, $value);
check('the value stays', static fn () => var_export($value, true));

foreach (['AF_INET' => socket_create(AF_INET, SOCK_DGRAM, 0), 'AF_UNIX' => pair()[0],
    'stream' => socket_create(AF_INET6, SOCK_STREAM, 0)] as $name => $socket) {
    check("$name", static fn () =>
        socket_set_option($socket, IPPROTO_IPV6, IPV6_PKTINFO, ['addr' => '::1', 'ifindex' => 1]),
        $socket);
    check("$name bad", static fn () =>
        socket_set_option($socket, IPPROTO_IPV6, IPV6_PKTINFO, ['addr' => 'x y', 'ifindex' => 1]),
        $socket);
    check("$name read", static fn () => socket_get_option($socket, IPPROTO_IPV6, IPV6_PKTINFO),
        $socket);
}
foreach (['IPV6_RECVPKTINFO', 'IPV6_RECVHOPLIMIT', 'IPV6_RECVTCLASS', 'IPV6_TCLASS',
    'IPV6_UNICAST_HOPS', 'IPV6_V6ONLY', 'IPV6_HOPLIMIT'] as $option) {
    foreach (['one' => 1, 'minus one' => -1, 'ten' => 10, 'zero' => 0, 'large' => 300,
        'string' => '1', 'null' => null, 'empty array' => [], 'array' => [1],
        'object' => new stdClass()] as $name => $value) {
        $socket = socket_create(AF_INET6, SOCK_DGRAM, 0);
        check("$option $name", static function () use ($socket, $option, $value) {
            $result = socket_set_option($socket, IPPROTO_IPV6, constant($option), $value);
            return [$result, socket_get_option($socket, IPPROTO_IPV6, constant($option))];
        }, $socket);
    }
}
check('an error handler that throws', static function () {
    set_error_handler(static fn (int $level, string $text) => throw new ErrorException($text));
    try {
        return socket_set_option(socket_create(AF_INET6, SOCK_DGRAM, 0), IPPROTO_IPV6, IPV6_PKTINFO,
            ['addr' => 'x y', 'ifindex' => 0]);
    } finally {
        restore_error_handler();
    }
});
