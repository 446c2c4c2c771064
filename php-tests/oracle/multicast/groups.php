<?php

// MCAST_*: groups and sources, and what they are given.

require __DIR__ . '/../lib.php';

final class Text
{
    public function __construct(private string $text)
    {
    }

    public function __toString(): string
    {
        return $this->text;
    }
}

final class Properties
{
    public string $group = '224.0.0.251';
    public string $source = '127.0.0.1';
    public int $interface = 1;
}

const JOINED = ['IPv4' => '224.0.0.251', 'IPv6' => 'ff01::114'];
const SOURCE = ['IPv4' => '127.0.0.1', 'IPv6' => '::1'];
const SOURCE_GROUP = ['IPv4' => '232.1.2.3', 'IPv6' => 'ff31::8000:1'];
const LEVEL = ['IPv4' => IPPROTO_IP, 'IPv6' => IPPROTO_IPV6];
const FAMILY = ['IPv4' => AF_INET, 'IPv6' => AF_INET6];

foreach (FAMILY as $name => $family) {
    $level = LEVEL[$name];
    $socket = socket_create($family, SOCK_DGRAM, 0);
    $group = ['group' => JOINED[$name], 'interface' => 1];
    $source = ['group' => SOURCE_GROUP[$name], 'interface' => 1, 'source' => SOURCE[$name]];
    $any = ['group' => JOINED[$name], 'interface' => 1, 'source' => SOURCE[$name]];
    // In this order: each is checked against what the one before has done.
    foreach (
        [
            'leave before joining' => [MCAST_LEAVE_GROUP, $group],
            'block before joining' => [MCAST_BLOCK_SOURCE, $any],
            'join' => [MCAST_JOIN_GROUP, $group],
            'join twice' => [MCAST_JOIN_GROUP, $group],
            'unblock what is not blocked' => [MCAST_UNBLOCK_SOURCE, $any],
            'block' => [MCAST_BLOCK_SOURCE, $any],
            'block twice' => [MCAST_BLOCK_SOURCE, $any],
            'unblock' => [MCAST_UNBLOCK_SOURCE, $any],
            'leave' => [MCAST_LEAVE_GROUP, $group],
            'leave twice' => [MCAST_LEAVE_GROUP, $group],
            'leave a source before joining' => [MCAST_LEAVE_SOURCE_GROUP, $source],
            'join a source' => [MCAST_JOIN_SOURCE_GROUP, $source],
            'join a source twice' => [MCAST_JOIN_SOURCE_GROUP, $source],
            'leave a source' => [MCAST_LEAVE_SOURCE_GROUP, $source],
            'leave a source twice' => [MCAST_LEAVE_SOURCE_GROUP, $source],
        ] as $what => [$option, $value]
    ) {
        check("$name, $what", static fn () => socket_set_option($socket, $level, $option, $value),
            $socket);
    }
}

$number = 1;
$text = '224.0.0.251';
$values = [
    'by name' => ['group' => '224.0.0.251', 'interface' => 'lo', 'source' => '127.0.0.1'],
    'by index' => ['group' => '224.0.0.251', 'interface' => 1, 'source' => '127.0.0.1'],
    'no interface' => ['group' => '224.0.0.251', 'source' => '127.0.0.1'],
    'interface 0' => ['group' => '224.0.0.251', 'interface' => 0, 'source' => '127.0.0.1'],
    'interface null' => ['group' => '224.0.0.251', 'interface' => null, 'source' => '127.0.0.1'],
    'interface true' => ['group' => '224.0.0.251', 'interface' => true, 'source' => '127.0.0.1'],
    'interface "1"' => ['group' => '224.0.0.251', 'interface' => '1', 'source' => '127.0.0.1'],
    'interface ""' => ['group' => '224.0.0.251', 'interface' => '', 'source' => '127.0.0.1'],
    'interface unknown' => ['group' => '224.0.0.251', 'interface' => 'nosuch',
        'source' => '127.0.0.1'],
    'interface with NUL' => ['group' => '224.0.0.251', 'interface' => "lo\0x",
        'source' => '127.0.0.1'],
    'interface float' => ['group' => '224.0.0.251', 'interface' => 1.0, 'source' => '127.0.0.1'],
    'interface array' => ['group' => '224.0.0.251', 'interface' => [1], 'source' => '127.0.0.1'],
    'interface stringable' =>
        ['group' => '224.0.0.251', 'interface' => new Text('lo'), 'source' => '127.0.0.1'],
    'interface object' => ['group' => '224.0.0.251', 'interface' => new stdClass(),
        'source' => '127.0.0.1'],
    'interface negative' => ['group' => '224.0.0.251', 'interface' => -1, 'source' => '127.0.0.1'],
    'interface 32 bits' => ['group' => '224.0.0.251', 'interface' => 0xffffffff,
        'source' => '127.0.0.1'],
    'interface above 32 bits' =>
        ['group' => '224.0.0.251', 'interface' => 1 << 32, 'source' => '127.0.0.1'],
    'interface reference' => ['group' => '224.0.0.251', 'interface' => &$number,
        'source' => '127.0.0.1'],
    'no group' => ['interface' => 1, 'source' => '127.0.0.1'],
    'group null' => ['group' => null, 'interface' => 1, 'source' => '127.0.0.1'],
    'group ""' => ['group' => '', 'interface' => 1, 'source' => '127.0.0.1'],
    'group int' => ['group' => 1, 'interface' => 1, 'source' => '127.0.0.1'],
    'group object' => ['group' => new stdClass(), 'interface' => 1, 'source' => '127.0.0.1'],
    'group stringable' => ['group' => new Text('224.0.0.251'), 'interface' => 1,
        'source' => '127.0.0.1'],
    'group no multicast address' =>
        ['group' => '127.0.0.1', 'interface' => 1, 'source' => '127.0.0.1'],
    'group a word' => ['group' => 'a b', 'interface' => 1, 'source' => '127.0.0.1'],
    'group of the other family' =>
        ['group' => 'ff01::114', 'interface' => 1, 'source' => '127.0.0.1'],
    'group with NUL' => ['group' => "224.0.0.251\0x", 'interface' => 1, 'source' => '127.0.0.1'],
    'group reference' => ['group' => &$text, 'interface' => 1, 'source' => '127.0.0.1'],
    'no source' => ['group' => '224.0.0.251', 'interface' => 1],
    'source null' => ['group' => '224.0.0.251', 'interface' => 1, 'source' => null],
    'source ""' => ['group' => '224.0.0.251', 'interface' => 1, 'source' => ''],
    'source int' => ['group' => '224.0.0.251', 'interface' => 1, 'source' => 1],
    'source a group' => ['group' => '224.0.0.251', 'interface' => 1, 'source' => '224.0.0.251'],
    'group and interface bad' => ['group' => '', 'interface' => 'nosuch', 'source' => '127.0.0.1'],
    'source and interface bad' =>
        ['group' => '224.0.0.251', 'interface' => 'nosuch', 'source' => ''],
    'group bad, index out of range' => ['group' => '', 'interface' => -1, 'source' => ''],
    'source bad, index out of range' =>
        ['group' => '224.0.0.251', 'interface' => -1, 'source' => ''],
    'index out of range, no source' => ['group' => '224.0.0.251', 'interface' => -1],
    'group bad, no source' => ['group' => '', 'interface' => 1],
    'more keys' => ['group' => '224.0.0.251', 'interface' => 1, 'source' => '127.0.0.1', 'x' => 1],
    'other case' => ['GROUP' => '224.0.0.251', 'interface' => 1, 'source' => '127.0.0.1'],
    'empty' => [],
    'list' => ['224.0.0.251'],
];
$others = ['int' => 1, 'null' => null, 'string' => '224.0.0.251', 'true' => true, 'false' => false,
    'float' => 1.5];
foreach (['MCAST_JOIN_GROUP', 'MCAST_LEAVE_GROUP', 'MCAST_BLOCK_SOURCE', 'MCAST_UNBLOCK_SOURCE',
    'MCAST_JOIN_SOURCE_GROUP', 'MCAST_LEAVE_SOURCE_GROUP'] as $name) {
    foreach ($values + $others + ['stdClass' => new stdClass(), 'object' => new Properties(),
        'dynamic object' => (object) ['group' => '224.0.0.251', 'interface' => 1,
        'source' => '127.0.0.1']] as $what => $value) {
        $socket = socket_create(AF_INET, SOCK_DGRAM, 0);
        check("$name, $what", static fn () =>
            socket_set_option($socket, IPPROTO_IP, constant($name), $value), $socket);
    }
    $value = ['group' => new Text('224.0.0.251'), 'interface' => '1', 'source' => 1];
    no_warnings(static fn () => socket_set_option($socket, IPPROTO_IP, constant($name), $value));
    check("$name, the array stays", static fn () => $value);
    $sockets = [
        'AF_UNIX' => [pair(SOCK_DGRAM)[0], '224.0.0.251', '127.0.0.1'],
        'IPv6' => [socket_create(AF_INET6, SOCK_DGRAM, 0), 'ff01::114', '::1'],
        'stream' => [socket_create(AF_INET, SOCK_STREAM, 0), '224.0.0.251', '127.0.0.1'],
    ];
    foreach ($sockets as $kind => [$socket, $group, $source]) {
        foreach (['IPv4' => IPPROTO_IP, 'IPv6' => IPPROTO_IPV6] as $which => $level) {
            check("$name of $kind, level $which",
                static fn () => socket_set_option($socket, $level, constant($name),
                ['group' => $group, 'interface' => 1, 'source' => $source]), $socket);
        }
        check("$name of $kind, unknown interface",
            static fn () => socket_set_option($socket, IPPROTO_IP, constant($name),
            ['group' => $group, 'interface' => 'nosuch', 'source' => $source]), $socket);
        check("$name of $kind, no group",
            static fn () => socket_set_option($socket, IPPROTO_IP, constant($name),
            ['interface' => 1]), $socket);
        check("$name of $kind, object as group",
            static fn () => socket_set_option($socket, IPPROTO_IP, constant($name),
            ['group' => new Text($group), 'interface' => 1]), $socket);
        check("$name of $kind, read",
            static fn () => socket_get_option($socket, IPPROTO_IP, constant($name)), $socket);
    }
    check("$name, ArrayObject",
        static fn () => socket_set_option(socket_create(AF_INET, SOCK_DGRAM, 0), IPPROTO_IP,
        constant($name),
            new ArrayObject(['group' => '224.0.0.251', 'interface' => 1,
            'source' => '127.0.0.1'])));
    // The number is another option at other levels.
    check("$name at SOL_SOCKET",
        static fn () => socket_set_option(socket_create(AF_INET, SOCK_DGRAM, 0), SOL_SOCKET,
        constant($name), ['group' => '224.0.0.251']));
    check("$name at SOL_UDP",
        static fn () => socket_set_option(socket_create(AF_INET, SOCK_DGRAM, 0), SOL_UDP,
        constant($name), ['group' => '224.0.0.251']));
    foreach (['mapped' => '::ffff:224.0.0.251', 'IPv4' => '224.0.0.251', 'scoped' => 'ff02::1%lo',
        'scoped by number' => 'ff02::1%1',
        'scoped by an unknown number' => 'ff02::1%9999'] as $what => $group) {
        check("$name of IPv6, $what",
            static fn () => socket_set_option(socket_create(AF_INET6, SOCK_DGRAM, 0), IPPROTO_IPV6,
            constant($name), ['group' => $group, 'interface' => 1, 'source' => '::1']));
    }
    check("$name, a handler that throws", static function () use ($name) {
        set_error_handler(static fn (int $level, string $text) => throw new ErrorException($text));
        try {
            return socket_set_option(socket_create(AF_INET, SOCK_DGRAM, 0), IPPROTO_IP,
                constant($name), ['group' => '', 'interface' => 1, 'source' => '127.0.0.1']);
        } finally {
            restore_error_handler();
        }
    });
}
