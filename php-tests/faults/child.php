<?php

declare(strict_types=1);

/*
 * Runs one scenario of scenarios.php, between two system calls that strace can tell (looks for
 * files that are not there), and reports what came of it as JSON:
 *
 *     php child.php SCENARIO
 */

require __DIR__ . '/../support/outcome.php';
require __DIR__ . '/../support/sockets.php';
require __DIR__ . '/../support/usage.php';

/**
 * Everything that a scenario may want, prepared so that its call would succeed if the kernel let
 * it.
 */
function sockets(): array
{
    [$a, $b] = pair();
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

['call' => $call, 'subject' => $subject] = (require __DIR__ . '/scenarios.php')[$argv[1]];
$sockets = sockets();
socket_clear_error();
$before = descriptors();

$outcome = Outcome::of(static function () use ($call, $sockets): mixed {
    file_exists('/faults-begin');
    try {
        return $call($sockets);
    } finally {
        file_exists('/faults-end');
    }
});

$result = $outcome->exception === null
    ? (is_object($outcome->result) ? get_class($outcome->result) : $outcome->result)
    : get_class($outcome->exception) . ': ' . $outcome->exception->getMessage();
$warnings = $outcome->warnings();
unset($outcome);
gc_collect_cycles();
echo json_encode([
    'result' => $result,
    'warnings' => $warnings,
    'global' => socket_last_error(),
    'socket' => in_array($subject, ['global', 'lost'], true) ? null
        : socket_last_error($sockets[$subject]),
    'lost' => count(descriptors()) - count($before),
], JSON_INVALID_UTF8_SUBSTITUTE);
