<?php

// An option is its level and its number: the numbers of special options, at each level, set to an
// int and to an array.

require __DIR__ . '/../lib.php';

$sockets = ['tcp' => [AF_INET, SOCK_STREAM], 'udp' => [AF_INET, SOCK_DGRAM],
    'tcp6' => [AF_INET6, SOCK_STREAM], 'unix' => [AF_UNIX, SOCK_STREAM]];
$numbers = [13, 17, 18, 20, 21, 25, 32, 33, 34, 42, 45, 46, 50, 51, 55, 103];
foreach ($sockets as $name => [$family, $type]) {
    foreach ([SOL_SOCKET, SOL_TCP, SOL_UDP, IPPROTO_IP, IPPROTO_IPV6] as $level) {
        foreach ($numbers as $number) {
            $needs = match ([$level, $number]) {
                [SOL_SOCKET, 51] => 'SO_ATTACH_REUSEPORT_CBPF',
                [SOL_TCP, 18] => 'TCP_USER_TIMEOUT',
                default => [],
            };
            foreach (['an int' => 1, 'an array' => [], 'a string' => 'lo'] as $kind => $value) {
                $socket = socket_create($family, $type, 0);
                check("$name, $number of level $level, $kind",
                    static fn () => socket_set_option($socket, $level, $number, $value), $socket,
                    $needs);
            }
        }
    }
}
check('TCP_REPAIR_QUEUE', static function () {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    return socket_set_option($socket, SOL_TCP, 20, 1);
});
check('TCP_NOTSENT_LOWAT', static function () {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    return [socket_set_option($socket, SOL_TCP, TCP_NOTSENT_LOWAT, 1000),
        socket_get_option($socket, SOL_TCP, TCP_NOTSENT_LOWAT)];
});
