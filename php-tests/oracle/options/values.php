<?php

// socket_set_option of a plain int: what the kernel gets for each kind of value, and that the
// caller's own stays as it is.

require __DIR__ . '/../lib.php';

final class Stringable5
{
    public function __toString(): string
    {
        return '5';
    }
}

enum Suit: int
{
    case Hearts = 3;
}

final class WithProperties
{
    public int $sec = 1;
    public int $usec = 2;
}

$values = [
    'zero' => 0,
    'one' => 1,
    'seven' => 7,
    'minus one' => -1,
    'beyond an int' => (1 << 32) + 3,
    'largest int' => PHP_INT_MAX,
    'smallest int' => PHP_INT_MIN,
    'null' => null,
    'true' => true,
    'false' => false,
    'float' => 3.9,
    'negative float' => -3.9,
    'huge float' => 1e30,
    'NAN' => NAN,
    'INF' => INF,
    'numeric string' => '5',
    'numeric string with spaces' => ' 5 ',
    'leading number' => '5 apples',
    'float string' => '5.9',
    'exponent string' => '1e2',
    'hexadecimal string' => '0x10',
    'huge number string' => '99999999999999999999',
    'empty string' => '',
    'word' => 'abc',
    'empty array' => [],
    'array' => [0],
    'nested array' => [[1], 2],
    'object' => new WithProperties(),
    'stringable object' => new Stringable5(),
    'stdClass' => new stdClass(),
    'closure' => static fn () => 1,
    'enum' => Suit::Hearts,
];

foreach ($values as $name => $value) {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    // TCP_KEEPIDLE, not SO_KEEPALIVE: the number itself can be read back..
    check("TCP_KEEPIDLE $name", static function () use ($socket, $value) {
        $result = socket_set_option($socket, SOL_TCP, TCP_KEEPIDLE, $value);
        return [$result, socket_get_option($socket, SOL_TCP, TCP_KEEPIDLE)];
    }, $socket);
    check("SO_PRIORITY $name", static function () use ($socket, $value) {
        $result = socket_set_option($socket, SOL_SOCKET, 12, $value);
        return [$result, socket_get_option($socket, SOL_SOCKET, 12)];
    }, $socket);
    check("IP_TTL $name", static function () use ($socket, $value) {
        $result = socket_set_option($socket, IPPROTO_IP, 2, $value);
        return [$result, socket_get_option($socket, IPPROTO_IP, 2)];
    }, $socket);
    check("variable stays $name", static function () use ($socket, $value) {
        $variable = $value;
        socket_set_option($socket, SOL_SOCKET, SO_KEEPALIVE, $variable);
        return $variable === $value || (is_float($value) && is_nan($value) && is_nan($variable));
    }, $socket);
    check("referenced variable stays $name", static function () use ($socket, $value) {
        $variable = $value;
        $reference = &$variable;
        socket_set_option($socket, SOL_SOCKET, SO_KEEPALIVE, $reference);
        return $variable === $value || (is_float($value) && is_nan($value) && is_nan($variable));
    }, $socket);
}

check('resource', static function () {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    $resource = fopen('php://memory', 'r');
    socket_set_option($socket, SOL_SOCKET, SO_KEEPALIVE, $resource);
    return [is_resource($resource), socket_get_option($socket, SOL_SOCKET, SO_KEEPALIVE)];
});
check('undefined variable', static function () {
    return socket_set_option(socket_create(AF_INET, SOCK_STREAM, 0), SOL_SOCKET, SO_KEEPALIVE,
        $undefined);
});
check('missing value', static fn () =>
    socket_set_option(socket_create(AF_INET, SOCK_STREAM, 0), SOL_SOCKET, SO_KEEPALIVE));
check('named arguments', static function () {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    return [
        socket_set_option(value: 1, option: SO_KEEPALIVE, level: SOL_SOCKET, socket: $socket),
        socket_get_option(option: SO_KEEPALIVE, level: SOL_SOCKET, socket: $socket),
    ];
});
check('aliases', static function () {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    return [
        socket_setopt($socket, SOL_SOCKET, SO_KEEPALIVE, 1),
        socket_getopt($socket, SOL_SOCKET, SO_KEEPALIVE),
    ];
});
check('a deprecation that throws', static function () {
    set_error_handler(static fn (int $level, string $text) => throw new ErrorException($text));
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    try {
        return socket_set_option($socket, SOL_SOCKET, SO_KEEPALIVE, new WithProperties());
    } finally {
        restore_error_handler();
        echo socket_get_option($socket, SOL_SOCKET, SO_KEEPALIVE);
    }
});
check('closed', static function () {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_close($socket);
    return socket_set_option($socket, SOL_SOCKET, SO_KEEPALIVE, 1);
});
check('closed get', static function () {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_close($socket);
    return socket_get_option($socket, SOL_SOCKET, SO_KEEPALIVE);
});
check('no socket', static fn () => socket_set_option(new stdClass(), SOL_SOCKET, SO_KEEPALIVE, 1));
check('no socket get', static fn () => socket_get_option(null, SOL_SOCKET, SO_KEEPALIVE));
check('level no int', static fn () =>
    socket_set_option(socket_create(AF_INET, SOCK_STREAM, 0), 'x', SO_KEEPALIVE, 1));
check('option no int', static fn () =>
    socket_set_option(socket_create(AF_INET, SOCK_STREAM, 0), SOL_SOCKET, [], 1));
check('level no int get',
    static fn () => socket_get_option(socket_create(AF_INET, SOCK_STREAM, 0), 'x', SO_KEEPALIVE));
check('option no int get',
    static fn () => socket_get_option(socket_create(AF_INET, SOCK_STREAM, 0), SOL_SOCKET, []));
check('level beyond an int', static function () {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    return [
        socket_set_option($socket, (1 << 32) + SOL_SOCKET, SO_KEEPALIVE, 1),
        socket_get_option($socket, SOL_SOCKET, SO_KEEPALIVE),
        socket_get_option($socket, (1 << 32) + SOL_SOCKET, SO_KEEPALIVE),
    ];
});
check('option beyond an int', static function () {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    return [
        socket_set_option($socket, SOL_SOCKET, (1 << 32) + SO_KEEPALIVE, 1),
        socket_get_option($socket, SOL_SOCKET, SO_KEEPALIVE),
        socket_get_option($socket, SOL_SOCKET, (1 << 32) + SO_KEEPALIVE),
    ];
});
check('special level beyond an int', static function () {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    return [
        socket_get_option($socket, (1 << 32) + SOL_SOCKET, SO_LINGER),
        socket_get_option($socket, 1 << 32, IP_MULTICAST_IF),
        socket_get_option($socket, (1 << 32) + SOL_TCP, TCP_CONGESTION),
        socket_set_option($socket, 1 << 32, IP_MULTICAST_TTL, 3),
        socket_get_option($socket, IPPROTO_IP, IP_MULTICAST_TTL),
    ];
});
check('special option beyond an int', static function () {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    return [
        socket_get_option($socket, SOL_SOCKET, (1 << 32) + SO_LINGER),
        socket_get_option($socket, SOL_SOCKET, (1 << 32) + SO_RCVTIMEO),
        socket_get_option($socket, IPPROTO_IP, (1 << 32) + IP_MULTICAST_IF),
        socket_set_option($socket, SOL_SOCKET, (1 << 32) + SO_LINGER,
            ['l_onoff' => 1, 'l_linger' => 2]),
    ];
});

foreach (['negative' => -1, 'unknown' => 99999, 'smallest' => PHP_INT_MIN,
    'largest' => PHP_INT_MAX] as $name => $number) {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    check("$name level", static fn () => socket_set_option($socket, $number, SO_KEEPALIVE, 1),
        $socket);
    check("$name option", static fn () => socket_set_option($socket, SOL_SOCKET, $number, 1),
        $socket);
    check("$name level get", static fn () => socket_get_option($socket, $number, SO_KEEPALIVE),
        $socket);
    check("$name option get", static fn () => socket_get_option($socket, SOL_SOCKET, $number),
        $socket);
}

check('an object that closes the socket', static function () {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    set_error_handler(static function () use ($socket): bool {
        socket_close($socket);
        return true;
    });
    try {
        return socket_set_option($socket, SOL_SOCKET, SO_KEEPALIVE, new WithProperties());
    } finally {
        restore_error_handler();
    }
});
