<?php

// Options whose value is a string: TCP_CONGESTION and SO_BINDTODEVICE.

require __DIR__ . '/../lib.php';

final class Name
{
    public function __construct(private string $name)
    {
    }

    public function __toString(): string
    {
        return $this->name;
    }
}

final class Failing
{
    public function __toString(): string
    {
        throw new RuntimeException('no name');
    }
}

$values = [
    'reno' => 'reno',
    'cubic' => 'cubic',
    'unknown name' => 'nosuch',
    'lo' => 'lo',
    'lo with NUL' => "lo\0",
    'lo and junk' => "lo\0junk",
    'reno with NUL' => "reno\0",
    'reno and junk' => "reno\0junk",
    'empty' => '',
    'NUL' => "\0",
    '15 bytes' => str_repeat('x', 15),
    '16 bytes' => str_repeat('x', 16),
    '1000 bytes' => str_repeat('x', 1000),
    'int' => 1,
    'zero' => 0,
    'null' => null,
    'true' => true,
    'false' => false,
    'float' => 1.5,
    'array' => ['name' => 'reno'],
    'empty array' => [],
    'object' => new stdClass(),
    'stringable reno' => new Name('reno'),
    'stringable lo' => new Name('lo'),
    'failing' => new Failing(),
];
foreach ($values as $name => $value) {
    foreach (['TCP_CONGESTION' => [SOL_TCP, TCP_CONGESTION],
        'SO_BINDTODEVICE' => [SOL_SOCKET, SO_BINDTODEVICE]] as $option => $numbers) {
        $socket = socket_create(AF_INET, SOCK_STREAM, 0);
        // Not the host's default.
        no_warnings(static fn () => socket_set_option($socket, SOL_TCP, TCP_CONGESTION, 'reno'));
        check("$option $name", static fn () => socket_set_option($socket, ...[...$numbers, $value]),
            $socket);
        check("$option $name, read", static fn () => socket_get_option($socket, ...$numbers),
            $socket);
        check("$option $name, kind of the value", static fn () => gettype($value));
        check("$option $name, reference", static function () use ($numbers, $value) {
            $socket = socket_create(AF_INET, SOCK_STREAM, 0);
            $variable = $value;
            $reference = &$variable;
            try {
                @socket_set_option($socket, ...[...$numbers, $reference]);
            } catch (Throwable) {
            }
            return $variable === $value;
        });
    }
}

check('TCP_CONGESTION of UDP',
    static fn () => socket_set_option(socket_create(AF_INET, SOCK_DGRAM, 0), SOL_TCP,
    TCP_CONGESTION, 'reno'));
check('TCP_CONGESTION of UDP, read',
    static fn () => socket_get_option(socket_create(AF_INET, SOCK_DGRAM, 0), SOL_TCP,
    TCP_CONGESTION));
check('TCP_CONGESTION of AF_UNIX',
    static fn () => socket_set_option(pair()[0], SOL_TCP, TCP_CONGESTION, 'reno'));
check('TCP_CONGESTION of AF_UNIX, read',
    static fn () => socket_get_option(pair()[0], SOL_TCP, TCP_CONGESTION));
check('SO_BINDTODEVICE of AF_UNIX',
    static fn () => socket_set_option(pair()[0], SOL_SOCKET, SO_BINDTODEVICE, 'lo'));
check('SO_BINDTODEVICE of AF_UNIX, read',
    static fn () => socket_get_option(pair()[0], SOL_SOCKET, SO_BINDTODEVICE));
check('SO_BINDTODEVICE, taken back', static function () {
    $socket = socket_create(AF_INET6, SOCK_DGRAM, 0);
    return [
        socket_set_option($socket, SOL_SOCKET, SO_BINDTODEVICE, 'lo'),
        socket_get_option($socket, SOL_SOCKET, SO_BINDTODEVICE),
        socket_set_option($socket, SOL_SOCKET, SO_BINDTODEVICE, ''),
        socket_get_option($socket, SOL_SOCKET, SO_BINDTODEVICE),
    ];
});
check('a __toString that closes', static function () {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    $closing = new class ($socket) {
        public function __construct(private Socket $socket)
        {
        }

        public function __toString(): string
        {
            socket_close($this->socket);
            return 'reno';
        }
    };
    return socket_set_option($socket, SOL_TCP, TCP_CONGESTION, $closing);
});
