<?php

declare(strict_types=1);

/*
 * Makes connections, forks and passes descriptors, for as long as --seconds says (default 60) and
 * at least 10,000 connections if that is long enough; memory and descriptors have to stay where
 * they were after the first rounds.
 *
 *     php -d extension=PATH.so php-tests/soak.php [--seconds=N]
 */

require __DIR__ . '/support/counts.php';
require __DIR__ . '/support/options.php';
require __DIR__ . '/support/sockets.php';
require __DIR__ . '/support/usage.php';

[$options] = options(['seconds:']);
$seconds = (float) ($options['seconds'] ?? 60);
ini_set('memory_limit', '256M');
pcntl_signal(SIGPIPE, SIG_IGN);

function must(bool $condition, string $what): void
{
    $condition || throw new RuntimeException($what);
}

/** Many TCP connections to one listener, all open at once, served with socket_select. */
function connections(int $count): void
{
    $listening = socket_create_listen(0, $count);
    socket_getsockname($listening, $address, $port);
    $clients = $servers = [];
    for ($number = 0; $number < $count; $number++) {
        $clients[$number] = socket_create(AF_INET, SOCK_STREAM, 0);
        must(socket_connect($clients[$number], '127.0.0.1', $port), 'connect');
        $servers[$number] = socket_accept($listening);
        // A reset at the end, or the kernel would run out of ports.
        socket_set_option($clients[$number], SOL_SOCKET, SO_LINGER,
            ['l_onoff' => 1, 'l_linger' => 0]);
        socket_write($clients[$number], "line $number\nand more\n");
    }
    for ($left = $servers; $left !== [];) {
        $read = $left;
        $write = $except = null;
        must(socket_select($read, $write, $except, 10) > 0, 'select');
        foreach ($read as $number => $socket) {
            must(socket_read($socket, 100, PHP_NORMAL_READ) === "line $number\n", 'a line');
            must(socket_read($socket, 100) === "and more\n", 'the rest');
            socket_write($socket, str_repeat('x', 10_000));
            unset($left[$number]);
        }
    }
    foreach ($clients as $number => $socket) {
        must(socket_recv($socket, $data, 10_000, MSG_WAITALL) === 10_000, 'recv');
        if ($number % 3 === 0) {
            socket_close($socket);
        }
    }
}

/** A forked process answers, and ends. */
function fork(): void
{
    $pair = pair();
    $pid = pcntl_fork();
    if ($pid === 0) {
        socket_close($pair[0]);
        socket_write($pair[1], strrev((string) socket_read($pair[1], 100)));
        exit(0);
    }
    socket_close($pair[1]);
    socket_write($pair[0], 'abc');
    must(socket_read($pair[0], 100) === 'cba', 'the answer');
    pcntl_waitpid($pid, $status);
    must($status === 0, "the forked process: $status");
}

/** Sockets and other descriptors go from end to end; some messages are thrown away unread. */
function pass(): void
{
    $pair = pair(SOCK_DGRAM);
    $udp = socket_create(AF_INET, SOCK_DGRAM, 0);
    $file = fopen('/dev/null', 'r');
    for ($message = 0; $message < 4; $message++) {
        $control = [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS,
            'data' => [$udp, $file, $pair[0]]]];
        must(socket_sendmsg($pair[0], ['iov' => ['x'], 'control' => $control]) === 1, 'sendmsg');
    }
    for ($message = 0; $message < 3; $message++) {
        // The second one has no room for all.
        $received = ['controllen' => $message === 1 ? socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 1)
            : 200];
        must(@socket_recvmsg($pair[1], $received) === 1, 'recvmsg');
        $data = $received['control'][0]['data'] ?? [];
        must($message === 1 || $data[0] instanceof Socket && is_resource($data[1]),
            'what was passed');
    }
}

/** Streams become Sockets and back. */
function streams(): void
{
    $ends = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $socket = socket_import_stream($ends[0]);
    socket_write($socket, "hello\n");
    must(fgets($ends[1]) === "hello\n", 'through a stream');
    $pair = pair();
    fwrite(socket_export_stream($pair[0]), 'data');
    must(socket_read($pair[1], 100) === 'data', 'from a stream');
}

/** Failures of all kinds, and results that nobody takes. */
function failures(): void
{
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    @socket_connect($socket, '127.0.0.1', 1);
    @socket_bind($socket, '192.0.2.1');
    socket_create(AF_INET6, SOCK_DGRAM, 0);
    socket_addrinfo_lookup('127.0.0.1', '80', ['ai_flags' => AI_NUMERICHOST]);
    try {
        socket_set_option($socket, SOL_SOCKET, SO_LINGER, []);
    } catch (ValueError) {
    }
    socket_close($socket);
    try {
        socket_write($socket, 'x');
    } catch (Error) {
    }
}

$end = microtime(true) + $seconds;
$before = null;
$counts = ['connections' => 0, 'forks' => 0, 'messages' => 0];
for ($round = 0; microtime(true) < $end || $round < 12; $round++) {
    connections(100);
    $counts['connections'] += 100;
    fork();
    $counts['forks']++;
    for ($turn = 0; $turn < 20; $turn++) {
        pass();
        streams();
        failures();
        $counts['messages'] += 4;
    }
    gc_collect_cycles();
    if ($round === 9) {
        $before = [count(descriptors()), memory_get_usage(), resident()];
    }
}
$after = [count(descriptors()), memory_get_usage(), resident()];
$mistakes = [];
foreach (['descriptors' => 0, 'bytes of PHP\'s memory' => 1000, 'KiB of memory' => 1024] as $what =>
    $allowed) {
    $growth = array_shift($after) - array_shift($before);
    if ($growth > $allowed) {
        $mistakes[] = "$growth more $what than after ten rounds";
    }
}
echo "{$counts['connections']} connections, {$counts['forks']} forks, "
    . "{$counts['messages']} messages with descriptors\n";
$report = new Counts('soak');
$report->add("$round rounds", $mistakes);
exit($report->close());
