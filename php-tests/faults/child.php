<?php

declare(strict_types=1);

/*
 * Runs one scenario of scenarios.php, between two system calls that strace can tell (looks for files that are not there), and reports what
 * came of it as JSON:
 *
 *     php child.php SCENARIO
 */

/** Everything that a scenario may want, prepared so that its call would succeed if the kernel let it. */
function sockets(): array
{
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    [$a, $b] = $pair;
    socket_write($a, "a line\n");
    $bound = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_bind($bound, '127.0.0.1');
    $listening = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_bind($listening, '127.0.0.1');
    socket_listen($listening, 5);
    socket_getsockname($listening, $address, $port);
    $connected = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_connect($connected, '127.0.0.1', $port);
    $udp = socket_create(AF_INET, SOCK_DGRAM, 0);
    socket_bind($udp, '127.0.0.1');
    socket_getsockname($udp, $address, $udp_port);
    socket_sendto($udp, 'data', 4, 0, '127.0.0.1', $udp_port);
    $hints = ['ai_family' => AF_INET, 'ai_socktype' => SOCK_STREAM, 'ai_flags' => AI_NUMERICHOST];
    return compact('a', 'b', 'bound', 'listening', 'port', 'connected', 'udp', 'udp_port') + [
        'stream' => stream_socket_client("tcp://127.0.0.1:$port"),
        'tcp' => socket_create(AF_INET, SOCK_STREAM, 0),
        'address' => socket_addrinfo_lookup('127.0.0.1', '0', $hints)[0],
    ];
}

/** How many descriptors are open. */
function descriptors(): int
{
    return count(scandir('/proc/self/fd'));
}

[$call, , , $subject] = (require __DIR__ . '/scenarios.php')[$argv[1]];
$sockets = sockets();
$warnings = [];
set_error_handler(static function (int $level, string $text) use (&$warnings): bool {
    $warnings[] = $text;
    return true;
});
socket_clear_error();
$before = descriptors();

file_exists('/faults-begin');
try {
    $result = $call($sockets);
} catch (Throwable $e) {
    $result = get_class($e) . ': ' . $e->getMessage();
}
file_exists('/faults-end');

$shown = is_object($result) ? get_class($result) : $result;
$result = null;
gc_collect_cycles();
echo json_encode([
    'result' => $shown,
    'warnings' => $warnings,
    'global' => socket_last_error(),
    'socket' => in_array($subject, ['global', 'lost'], true) ? null : socket_last_error($sockets[$subject]),
    'lost' => descriptors() - $before,
], JSON_INVALID_UTF8_SUBSTITUTE);
