<?php

// Hosts and services, and what is found for them. No case needs a name server: names are those of
// /etc/hosts, or have none to ask for.

require __DIR__ . '/../lib.php';

$look_up = static function (mixed ...$arguments): mixed {
    $found = socket_addrinfo_lookup(...$arguments);
    return is_array($found) ? array_map('socket_addrinfo_explain', $found) : $found;
};
$numeric = ['ai_flags' => AI_NUMERICHOST];
$stream = $numeric + ['ai_socktype' => SOCK_STREAM];

$hosts = [
    'IPv4' => '127.0.0.1', 'IPv4 of two parts' => '127.1', 'IPv4 octal' => '0177.0.0.1',
    'IPv4 hexadecimal' => '0x7f000001',
    'IPv4 too large' => '256.0.0.1', 'IPv4 of five parts' => '1.2.3.4.5',
    'IPv4 broadcast' => '255.255.255.255',
    'IPv6' => '::1', 'IPv6 unspecified' => '::',
    'IPv6 long' => '2001:0db8:0000:0000:0001:0000:0000:0001',
    'IPv6 mapped' => '::ffff:127.0.0.1', 'IPv6 compatible' => '::1.2.3.4',
    'IPv6 brackets' => '[::1]', 'IPv6 bad' => '::1::',
    'scope by name' => 'fe80::1%lo', 'scope by number' => 'fe80::1%1',
    'scope unknown' => 'fe80::1%no-such-one',
    'scope of a global address' => '::1%lo', 'empty' => '', 'blank' => ' ', 'star' => '*',
    'blank before' => ' 127.0.0.1',
    'blank behind' => '127.0.0.1 ', 'long' => str_repeat('a', 5000), 'number' => '2130706433',
];
foreach ($hosts as $label => $host) {
    check("host: $label", static fn () => $look_up($host, '80', $stream));
    check("host alone: $label", static fn () => $look_up($host, hints: $numeric));
    check("host, passive: $label",
        static fn () => $look_up($host, '80',
        ['ai_flags' => AI_NUMERICHOST | AI_PASSIVE] + $stream));
}
check('localhost', static fn () => $look_up('localhost', '80', ['ai_family' => AF_INET]));
check('localhost without hints', static fn () => $look_up('localhost'));
check('localhost, a stream',
    static fn () => $look_up('localhost', '80',
    ['ai_family' => AF_INET, 'ai_socktype' => SOCK_STREAM]));
check('localhost as a number', static fn () => $look_up('localhost', '80', $numeric));
check('NUL in the host', static fn () => $look_up("127.0.0.1\0junk", '80', $stream));
check('host begins with NUL', static fn () => $look_up("\0127.0.0.1", '80', $stream));
check('NUL in the service', static fn () => $look_up('127.0.0.1', "80\0junk", $stream));
check('service begins with NUL', static fn () => $look_up('127.0.0.1', "\00080", $stream));

$services = [
    'null' => null, 'empty' => '', 'zero' => '0', 'number' => '80', 'largest' => '65535',
    'too large' => '65536', 'far too large' => '99999999999999',
    'negative' => '-1', 'plus' => '+80', 'blank before' => ' 80', 'blank behind' => '80 ',
    'hexadecimal' => '0x50', 'octal' => '0120',
    'name' => 'http', 'upper case' => 'HTTP', 'name and number' => 'http80',
    'of UDP only' => 'tftp', 'unknown' => 'no-such-service',
    'long' => str_repeat('s', 3000),
];
foreach ($services as $label => $service) {
    check("service: $label", static fn () => $look_up('127.0.0.1', $service, $numeric));
    check("service of a stream: $label", static fn () => $look_up('127.0.0.1', $service, $stream));
    check("service, numeric: $label",
        static fn () => $look_up('127.0.0.1', $service,
        ['ai_flags' => AI_NUMERICHOST | AI_NUMERICSERV]));
}

foreach (['AI_PASSIVE', 'AI_CANONNAME', 'AI_NUMERICHOST', 'AI_V4MAPPED', 'AI_ALL', 'AI_ADDRCONFIG',
    'AI_IDN', 'AI_CANONIDN', 'AI_NUMERICSERV'] as $name) {
    $flags = defined($name) ? constant($name) : 0;
    check("127.0.0.1, $name", static fn () => $look_up('127.0.0.1', '80', ['ai_flags' => $flags]));
    check("::1, $name", static fn () => $look_up('::1', '80', ['ai_flags' => $flags]));
    check("localhost, $name",
        static fn () => $look_up('localhost', '80',
        ['ai_flags' => $flags, 'ai_family' => AF_INET]));
    check("IPv4 as IPv6, $name",
        static fn () => $look_up('127.0.0.1', '80',
        ['ai_flags' => $flags | AI_NUMERICHOST, 'ai_family' => AF_INET6]));
}
check('IPv4 as IPv6, AI_V4MAPPED and AI_ALL',
    static fn () => $look_up('127.0.0.1', '80',
    ['ai_flags' => AI_V4MAPPED | AI_ALL, 'ai_family' => AF_INET6]));
check('unknown flag', static fn () => $look_up('127.0.0.1', '80', ['ai_flags' => 0x10000]));
check('host not of ASCII', static fn () => $look_up("\xff\xfe", '80', ['ai_flags' => 0x40]));

foreach (['SOCK_STREAM', 'SOCK_DGRAM', 'SOCK_RAW', 'SOCK_SEQPACKET', 'SOCK_RDM'] as $type) {
    foreach (['any' => 0, 'TCP' => SOL_TCP, 'UDP' => SOL_UDP, 'ICMP' => 1, '200' => 200] as $name =>
        $protocol) {
        foreach (['no service' => null, 'number' => '7', 'name' => 'echo'] as $label => $service) {
            check("$type, protocol $name, $label", static fn () => $look_up('127.0.0.1', $service,
                ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => constant($type),
                'ai_protocol' => $protocol]));
        }
    }
}

check('a failure leaves the codes alone', static function () use ($look_up): array {
    socket_addrinfo_connect(socket_addrinfo_lookup('127.0.0.1', '0',
        ['ai_socktype' => SOCK_STREAM])[0]);
    $before = socket_last_error();
    return [$before, $look_up('', '80'), socket_last_error()];
});
check('keys', static fn () => array_keys(socket_addrinfo_lookup('127.0.0.1')));
check('by name', static fn () => $look_up(hints: $stream, host: '::1'));
check('unknown argument', static fn () => $look_up(name: '::1'));
check('thirty thousand', static function (): bool {
    for ($i = 0; $i < 30000; $i++) {
        $found = socket_addrinfo_lookup('127.0.0.1', '80',
            ['ai_flags' => AI_NUMERICHOST | AI_CANONNAME]);
    }
    return memory_get_usage() < 8 << 20;
});
