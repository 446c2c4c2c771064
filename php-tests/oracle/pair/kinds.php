<?php

// Which domains, types and protocols make a pair, and what the others give.

require __DIR__ . '/../lib.php';

$try = static function (int $domain, int $type, int $protocol): array {
    $pair = 'before';
    $result = socket_create_pair($domain, $type, $protocol, $pair);
    if ($result !== true) {
        return [$result, $pair];
    }
    [$a, $b] = $pair;
    return [
        $result, $pair, $a === $b,
        socket_write($a, 'from a'), socket_read($b, 100), socket_write($b, 'from b'),
        socket_read($a, 100),
        socket_get_option($a, SOL_SOCKET, SO_TYPE), socket_getsockname($a, $name), $name,
    ];
};

$domains = ['AF_UNIX' => AF_UNIX, 'AF_INET' => AF_INET, 'AF_INET6' => AF_INET6];
$types = ['SOCK_STREAM' => SOCK_STREAM, 'SOCK_DGRAM' => SOCK_DGRAM, 'SOCK_RAW' => SOCK_RAW,
    'SOCK_RDM' => SOCK_RDM,
    'SOCK_SEQPACKET' => SOCK_SEQPACKET];
foreach ($domains as $domain_name => $domain) {
    foreach ($types as $type_name => $type) {
        check("$domain_name $type_name", static fn () => $try($domain, $type, 0));
    }
}

// 17 is AF_PACKET, which newer versions let through to the kernel.
foreach ([0, 3, 4, 9, 16, 17, 18, 44, 45, 46, 1000, -1, -2, 1 << 32, (1 << 32) + 1, PHP_INT_MAX,
    PHP_INT_MIN] as $domain) {
    check("domain $domain", static fn () => $try($domain, SOCK_STREAM, 0));
}
foreach ([0, 6, 7, 8, 9, 10, 11, 12, 100, 2047, 2049, 1 << 32, -1, -2, -11, -(1 << 32) + 1,
    PHP_INT_MAX, PHP_INT_MIN] as $type) {
    check("type $type", static fn () => $try(AF_UNIX, $type, 0));
}
foreach ([1, 2, 6, 17, 255, 256, 1000, -1, 1 << 32, (1 << 32) + 1, PHP_INT_MAX,
    PHP_INT_MIN] as $protocol) {
    check("protocol $protocol", static fn () => $try(AF_UNIX, SOCK_STREAM, $protocol));
}
check('protocol of a family that makes no pairs',
    static fn () => $try(AF_INET, SOCK_STREAM, SOL_TCP));
check('protocol that the type does not go with',
    static fn () => $try(AF_INET, SOCK_STREAM, SOL_UDP));
check('wrong domain and wrong type', static fn () => $try(99, 99, 0));

check('flags in the type', static fn () => [
    socket_create_pair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, $pair), $pair,
    socket_read($pair[0], 1),
], needs: ['SOCK_NONBLOCK', 'SOCK_CLOEXEC']);
check('flags with an impossible type', static fn () => $try(AF_UNIX, 11 | SOCK_NONBLOCK, 0),
    needs: 'SOCK_NONBLOCK');
check('flags alone', static fn () => $try(AF_UNIX, SOCK_CLOEXEC, 0), needs: 'SOCK_CLOEXEC');

check('the code of an earlier failure stays', static function () use ($try) {
    @socket_create_pair(AF_INET, SOCK_STREAM, 0, $pair);
    return [socket_last_error(), $try(AF_UNIX, SOCK_STREAM, 0), socket_last_error()];
});
check('new sockets have no code', static function () {
    @socket_create_pair(AF_INET, SOCK_STREAM, 0, $pair);
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    return [socket_last_error($pair[0]), socket_last_error($pair[1]), socket_last_error()];
});
check('descriptors are the lowest free, in order', static function () {
    $numbers = static fn (): array => array_filter(scandir('/proc/self/fd'),
        static fn ($name) => str_starts_with((string) @readlink("/proc/self/fd/$name"), 'socket:'));
    $before = $numbers();
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    $during = $numbers();
    $pair = null;
    return [count($during) - count($before), $numbers() === $before];
});
