<?php

// IP_MULTICAST_IF, IP_MULTICAST_TTL, IP_MULTICAST_LOOP and their IPv6 counterparts.

require __DIR__ . '/../lib.php';

final class Lo
{
    public function __toString(): string
    {
        return 'lo';
    }
}

// The loopback interface is number 1 on Linux.
$interfaces = [
    'index' => 1, 'zero' => 0, 'name' => 'lo', 'numeric string' => '1', 'empty string' => '',
    'unknown name' => 'nosuch', 'unknown name and junk' => "nosuch\0junk",
    'name with NUL' => "lo\0", 'name and junk' => "lo\0junk", 'long name' => str_repeat('x', 100),
    'no such index' => 9999,
    'minus one' => -1, 'largest of 32 bits' => 0xffffffff, 'above 32 bits' => 1 << 32,
    'index above 32 bits' => (1 << 32) + 1,
    'smallest' => PHP_INT_MIN, 'null' => null, 'true' => true, 'false' => false, 'float' => 1.0,
    'float with fraction' => 1.5,
    'empty array' => [], 'array' => [1], 'object' => new stdClass(), 'stringable' => new Lo(),
];
$sockets = [
    'IPv4' => [AF_INET, IPPROTO_IP, IP_MULTICAST_IF],
    'IPv6' => [AF_INET6, IPPROTO_IPV6, IPV6_MULTICAST_IF],
    'IPv4 option of IPv6' => [AF_INET6, IPPROTO_IP, IP_MULTICAST_IF],
    'IPv6 option of IPv4' => [AF_INET, IPPROTO_IPV6, IPV6_MULTICAST_IF],
    'IPv4 option of AF_UNIX' => [AF_UNIX, IPPROTO_IP, IP_MULTICAST_IF],
    'IPv6 option of AF_UNIX' => [AF_UNIX, IPPROTO_IPV6, IPV6_MULTICAST_IF],
];
foreach ($sockets as $name => [$family, $level, $option]) {
    foreach ($interfaces as $what => $value) {
        $socket = socket_create($family, SOCK_DGRAM, 0);
        check("interface, $name, $what",
            static fn () => socket_set_option($socket, $level, $option, $value), $socket);
        check("interface, $name, $what, read",
            static fn () => socket_get_option($socket, $level, $option), $socket);
    }
}
check('interface of a stream',
    static fn () => socket_set_option(socket_create(AF_INET, SOCK_STREAM, 0), IPPROTO_IP,
    IP_MULTICAST_IF, 1));
check('interface of an IPv6 stream',
    static fn () => socket_set_option(socket_create(AF_INET6, SOCK_STREAM, 0), IPPROTO_IPV6,
    IPV6_MULTICAST_IF, 1));

$values = [
    'zero' => 0, 'one' => 1, 'two' => 2, 'minus one' => -1, 'minus two' => -2, '255' => 255,
    '256' => 256, 'above 32 bits' => (1 << 32) + 1,
    'largest' => PHP_INT_MAX, 'smallest' => PHP_INT_MIN, 'null' => null, 'true' => true,
    'false' => false, 'numeric string' => '3',
    'string' => 'x', 'empty string' => '', 'float' => 3.0, 'float with fraction' => 3.9,
    'float below one' => 0.5, 'empty array' => [],
    'array' => [0], 'object' => new stdClass(), 'zero string' => '0',
];
$options = [
    'IP_MULTICAST_TTL' => [AF_INET, IPPROTO_IP, IP_MULTICAST_TTL],
    'IP_MULTICAST_LOOP' => [AF_INET, IPPROTO_IP, IP_MULTICAST_LOOP],
    'IPV6_MULTICAST_HOPS' => [AF_INET6, IPPROTO_IPV6, IPV6_MULTICAST_HOPS],
    'IPV6_MULTICAST_LOOP' => [AF_INET6, IPPROTO_IPV6, IPV6_MULTICAST_LOOP],
];
foreach ($options as $name => [$family, $level, $option]) {
    foreach ($values as $what => $value) {
        $socket = socket_create($family, SOCK_DGRAM, 0);
        check("$name, $what", static function () use ($socket, $level, $option, $value) {
            $result = socket_set_option($socket, $level, $option, $value);
            return [$result, socket_get_option($socket, $level, $option)];
        }, $socket);
        check("$name, $what, read after",
            static fn () => socket_get_option($socket, $level, $option), $socket);
        check("$name, $what, reference", static function () use ($socket, $level, $option, $value) {
            $variable = $value;
            $reference = &$variable;
            try {
                @socket_set_option($socket, $level, $option, $reference);
            } catch (Throwable) {
            }
            return $variable === $value;
        });
    }
    check("$name of AF_UNIX", static fn () => socket_set_option(pair()[0], $level, $option, 1));
    check("$name of AF_UNIX, read", static fn () => socket_get_option(pair()[0], $level, $option));
    check("$name of AF_UNIX, out of range",
        static fn () => socket_set_option(pair()[0], $level, $option, 1000));
    check("$name of a stream",
        static fn () => socket_set_option(socket_create($family, SOCK_STREAM, 0), $level,
        $option, 1));
    check("$name of a stream, read",
        static fn () => socket_get_option(socket_create($family, SOCK_STREAM, 0), $level, $option));
}
