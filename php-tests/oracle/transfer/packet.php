<?php

// AF_PACKET: socket_create, socket_bind and socket_getsockname know it since PHP 8.5,
// socket_recvfrom and socket_sendto since PHP 8.6. Needs CAP_NET_RAW. The frames are the loopback
// interface's, of an experimental type that nobody else sends.

require __DIR__ . '/../lib.php';

$can = PHP_VERSION_ID >= 80500 && @socket_create(17, SOCK_RAW, 0) !== false;
check('create', static fn () =>
    [@socket_create(17, SOCK_RAW, 0) === false ? socket_last_error() : 'a Socket'],
    needs: 'AF_PACKET');
check('create, a stream', static fn () => socket_create(17, SOCK_STREAM, 0), needs: 'AF_PACKET');
check('a pair', static fn () => socket_create_pair(17, SOCK_RAW, 0, $pair));
if (!$can) {
    return;
}
$names = static function (Socket $socket): array {
    $address = $port = 'before';
    try {
        return [socket_getsockname($socket, $address, $port), $address, $port];
    } catch (Error $e) {
        return [get_class($e), $e->getMessage(), $address, $port];
    }
};
check('bind: nothing', static fn () => $names(socket_create(AF_PACKET, SOCK_RAW, 0)));
foreach (['lo', '', 'no-such-one', '1', str_repeat('x', 16), str_repeat('x', 200)] as $name) {
    foreach ([0, 3, 65535] as $port) {
        check("bind: $name, port $port", static function () use ($names, $name, $port) {
            $socket = socket_create(AF_PACKET, SOCK_DGRAM, 0);
            return [socket_bind($socket, $name, $port), $names($socket)];
        });
    }
}
foreach ([-1, 65536] as $port) {
    check("bind: port $port",
        static fn () => socket_bind(socket_create(AF_PACKET, SOCK_DGRAM, 0), 'lo', $port));
}
$packet = socket_create(AF_PACKET, SOCK_RAW, 0);
check('connect', static fn () => socket_connect($packet, 'lo', 1), $packet);
check('connect, no port', static fn () => socket_connect($packet, 'lo'), $packet);
check('listen', static fn () => socket_listen($packet), $packet);
check('peer name', static fn () => socket_getpeername($packet, $address, $port), $packet);

if (PHP_VERSION_ID >= 80600) {
    $sniffer = socket_create(AF_PACKET, SOCK_RAW, 0x88b5);
    socket_bind($sniffer, 'lo');
    socket_set_nonblock($sniffer);
    $frame = str_repeat("\0", 12) . "\x88\xb5" . str_pad(uniqid('frame'), 50, '.');
    $recvfrom = static function (int $length, int $flags, bool $with_port = true) use ($sniffer,
        $frame): array {
        socket_sendto($sniffer, $frame, strlen($frame), 0, 'lo', 1);
        $data = $address = $port = 'before';
        $result = $with_port ? socket_recvfrom($sniffer, $data, $length, $flags, $address, $port)
            : socket_recvfrom($sniffer, $data, $length, $flags, $address);
        while (@socket_recv($sniffer, $rest, 100, 0) !== false);
        return [$result, strncmp($frame, $data, $length) === 0, $address, $port];
    };
    check('recvfrom', static fn () => $recvfrom(100, 0));
    check('recvfrom, a part', static fn () => $recvfrom(20, 0));
    check('recvfrom, no port', static fn () => $recvfrom(100, 0, false));
    foreach ([MSG_PEEK, MSG_DONTWAIT, MSG_WAITALL, MSG_TRUNC, MSG_CTRUNC, MSG_EOR, 4, -1,
        0x10000000000, MSG_PEEK | MSG_TRUNC] as $flags) {
        check("recvfrom, flags $flags", static fn () => $recvfrom(100, $flags));
    }
    foreach ([0, -1] as $length) {
        check("recvfrom, length $length",
            static fn () => socket_recvfrom($sniffer, $data, $length, 0, $address));
        check("recvfrom, length $length and wrong flags",
            static fn () => socket_recvfrom($sniffer, $data, $length, MSG_TRUNC, $address));
    }
    check('recvfrom, nothing there',
        static fn () => socket_recvfrom($sniffer, $data, 10, 0, $address), $sniffer);
    check('recvfrom, an error',
        static fn () => socket_recvfrom($sniffer, $data, 10, MSG_OOB, $address), $sniffer);
    foreach ([['lo', 1], ['', 1], ['no-such-one', 1], ['lo', 0], ['lo', 123456], ['lo', -1],
        ['lo', 0x100000001], [str_repeat('x', 200), 1]] as [$name, $port]) {
        check("sendto: $name, port $port",
            static fn () => [socket_sendto($sniffer, $frame, strlen($frame), 0, $name, $port),
            socket_last_error($sniffer)], $sniffer);
    }
    check('sendto, no port', static fn () => socket_sendto($sniffer, $frame, 10, 0, 'lo'),
        $sniffer);
    check('sendto, too short a frame', static fn () => socket_sendto($sniffer, 'x', 1, 0, 'lo', 1),
        $sniffer);
}
