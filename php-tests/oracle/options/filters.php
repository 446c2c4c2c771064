<?php

// SO_ATTACH_REUSEPORT_CBPF and what detaches filters.

require __DIR__ . '/../lib.php';

// Numbers of the kernel's, for PHPs without the names.
const ATTACH = 51;
const DETACH = 27;
const DETACH_REUSEPORT = 68;
const CPU = 36;
const QUEUE = 24;

function reuseport(int $type = SOCK_DGRAM, int $family = AF_INET): Socket
{
    $socket = socket_create($family, $type, 0);
    socket_set_option($socket, SOL_SOCKET, SO_REUSEPORT, 1);
    return $socket;
}

$values = [
    'zero' => 0, 'one' => 1, 'cpu' => CPU, 'queue' => QUEUE, 'minus one' => -1, 'other' => 4,
    'large' => 1 << 32,
    'cpu above 32 bits' => (1 << 32) + CPU, 'negative cpu' => -CPU,
    'null' => null, 'false' => false, 'true' => true, 'numeric string' => (string) CPU,
    'string' => 'x', 'empty string' => '',
    'float' => 36.0, 'float with fraction' => 36.5, 'empty array' => [], 'array' => [CPU],
    'object' => new stdClass(),
];
foreach ($values as $name => $value) {
    $socket = reuseport();
    check("attach $name", static fn () => socket_set_option($socket, SOL_SOCKET, ATTACH, $value),
        $socket, 'SO_ATTACH_REUSEPORT_CBPF');
    check("attach $name, without SO_REUSEPORT", static function () use ($value) {
        return socket_set_option(socket_create(AF_INET, SOCK_DGRAM, 0), SOL_SOCKET, ATTACH, $value);
    }, null, 'SO_ATTACH_REUSEPORT_CBPF');
    check("attach $name, the variable", static function () use ($value, $socket) {
        $variable = $value;
        $reference = &$variable;
        try {
            @socket_set_option($socket, SOL_SOCKET, ATTACH, $reference);
        } catch (Throwable) {
        }
        return $variable === $value;
    }, null, 'SO_ATTACH_REUSEPORT_CBPF');
    check("detach $name", static fn () => socket_set_option($socket, SOL_SOCKET, DETACH, $value),
        $socket);
    check("detach reuseport $name",
        static fn () => socket_set_option(reuseport(), SOL_SOCKET, DETACH_REUSEPORT, $value),
        $socket);
}
foreach (['stream' => reuseport(SOCK_STREAM), 'IPv6' => reuseport(SOCK_DGRAM, AF_INET6),
    'AF_UNIX' => pair()[0]] as $name => $socket) {
    check("attach to $name", static fn () => socket_set_option($socket, SOL_SOCKET, ATTACH, CPU),
        $socket, 'SO_ATTACH_REUSEPORT_CBPF');
    check("$name, read", static fn () => socket_get_option($socket, SOL_SOCKET, ATTACH), $socket);
    check("$name, detached", static fn () =>
        socket_set_option($socket, SOL_SOCKET, DETACH_REUSEPORT, 1), $socket,
        'SO_ATTACH_REUSEPORT_CBPF');
    check("$name, detached again",
        static fn () => socket_set_option($socket, SOL_SOCKET, DETACH_REUSEPORT, 1), $socket);
}
check('every datagram goes where the filter says', static function () {
    // A filter on the CPU's number, of two sockets on one port: all arrive at one of them or the
    // other, none is lost.
    $first = reuseport();
    socket_bind($first, '127.0.0.1', 0);
    socket_getsockname($first, $address, $port);
    $second = reuseport();
    socket_bind($second, '127.0.0.1', $port);
    $attached = socket_set_option($first, SOL_SOCKET, ATTACH, CPU);
    $sender = socket_create(AF_INET, SOCK_DGRAM, 0);
    for ($i = 0; $i < 10; $i++) {
        socket_sendto($sender, 'x', 1, 0, '127.0.0.1', $port);
    }
    socket_set_nonblock($first);
    socket_set_nonblock($second);
    $count = 0;
    while (@socket_recv($first, $data, 10, 0) || @socket_recv($second, $data, 10, 0)) {
        $count++;
    }
    return [$attached, $count];
}, null, 'SO_ATTACH_REUSEPORT_CBPF');
