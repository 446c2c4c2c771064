<?php

declare(strict_types=1);

/*
 * Faults that nobody injects: signals in the middle of blocking calls, and no descriptors left. Run
 * with a low limit of descriptors; prints a line for each check, "ok NAME" or "FAIL NAME: what
 * happened".
 *
 *     sh -c 'ulimit -n 64; exec php -d extension=PATH.so php-tests/faults/real.php'
 */

require __DIR__ . '/../support/outcome.php';
require __DIR__ . '/../support/sockets.php';

/** Runs a call. @return array{mixed, list<string>, int} result, warnings, global code */
function outcome(callable $call): array
{
    socket_clear_error();
    $outcome = Outcome::of($call);
    $result = is_object($outcome->result) ? get_class($outcome->result) : $outcome->result;
    $warnings = preg_replace('/^.*?\(\): /', '', $outcome->warnings());
    return [$result, $warnings, socket_last_error()];
}

function expect(string $name, mixed $expected, mixed $actual): void
{
    echo $expected === $actual ? "ok $name"
        : "FAIL $name: " . json_encode($actual) . ', not ' . json_encode($expected), "\n";
}

/** A shell that signals this process whenever it sleeps, until stopped. @return resource */
function signals(): mixed
{
    $pid = getmypid();
    $script = "while grep -q 'State:' /proc/$pid/status; do "
    . "if grep -q 'State:.S' /proc/$pid/status; then kill -USR1 $pid; fi; sleep 0.02; done";
    return proc_open(['sh', '-c', "$script 2>/dev/null"], [['file', '/dev/null', 'r']], $pipes);
}

function interrupted(string $name, string $text, callable $call, Socket $socket,
    bool $on_socket = true): void
{
    socket_clear_error($socket);
    $shell = signals();
    [$result, $warnings, $global] = outcome($call);
    proc_terminate($shell);
    proc_close($shell);
    $expected = [false, ["$text [4]: Interrupted system call"], SOCKET_EINTR,
        $on_socket ? SOCKET_EINTR : 0];
    // Of these two the Socket's own code stays as it is.
    $expected[3] = in_array($name, ['socket_accept', 'socket_recvmsg'], true) ? 0 : $expected[3];
    expect("$name, interrupted", $expected,
        [$result, $warnings, $global, socket_last_error($socket)]);
}

pcntl_signal(SIGUSR1, static fn () => null, false);
pcntl_signal(SIGPIPE, SIG_IGN);

// Blocking calls end with EINTR when a signal comes; nothing is lost by it.
[$a, $b] = pair();
$message = ['controllen' => 100];
$readers = [
    'socket_read' => ['unable to read from socket', fn () => socket_read($a, 100)],
    'socket_recv' => ['Unable to read from socket', fn () => socket_recv($a, $data, 100, 0)],
    'socket_recvfrom' => ['Unable to recvfrom',
        fn () => socket_recvfrom($a, $data, 100, 0, $address)],
    'socket_recvmsg' => ['Error in recvmsg', function () use ($a, &$message) {
        return socket_recvmsg($a, $message);
    }],
];
foreach ($readers as $name => [$text, $call]) {
    interrupted($name, $text, $call, $a);
    socket_write($b, 'data');
    expect("$name, afterwards", 'data', socket_read($a, 100));
}
socket_write($b, 'half a ');
interrupted('socket_read of a line', 'unable to read from socket',
    fn () => socket_read($a, 100, PHP_NORMAL_READ), $a);
socket_write($b, "line\n");
expect('socket_read of a line, afterwards', "half a line\n", socket_read($a, 100, PHP_NORMAL_READ));

interrupted('socket_select', 'Unable to select', function () use ($a) {
    $read = [$a];
    $write = $except = null;
    return socket_select($read, $write, $except, null);
}, $a, false);

$listening = socket_create_listen(0);
socket_getsockname($listening, $address, $port);
interrupted('socket_accept', 'unable to accept incoming connection',
    fn () => socket_accept($listening), $listening);

// A full socket: what was written before the signal counts; then nothing fits, and the signal ends
// the call.
socket_set_nonblock($b);
$written = 0;
while (($count = @socket_write($b, str_repeat('x', 4096))) > 0) {
    $written += $count;
}
socket_set_block($b);
$writers = [
    'socket_write' => ['unable to write to socket',
        fn () => socket_write($b, str_repeat('y', 1 << 20))],
    'socket_send' => ['Unable to write to socket',
        fn () => socket_send($b, str_repeat('y', 1 << 20), 1 << 20, 0)],
    'socket_sendmsg' => ['Error in sendmsg',
        fn () => socket_sendmsg($b, ['iov' => [str_repeat('y', 1 << 20)]])],
];
foreach ($writers as $name => [$text, $call]) {
    interrupted($name, $text, $call, $b);
}
socket_shutdown($b, 1);
for ($read = ''; ($part = socket_read($a, 1 << 20)) !== ''; $read .= $part);
expect('what was written arrives, and no more', [$written, ''], [strlen($read), trim($read, 'x')]);

// No descriptors left.
[$a, $b] = pair();
$client = socket_create(AF_INET, SOCK_STREAM, 0);
socket_connect($client, '127.0.0.1', $port);
$address = socket_addrinfo_lookup('127.0.0.1', '0',
    ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM])[0];
$udp = socket_create(AF_INET, SOCK_DGRAM, 0);
$file = fopen('/dev/null', 'r');
$rights = static fn (array $data) =>
    ['iov' => ['data'], 'control' =>
    [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => $data]]];
socket_sendmsg($a, $rights([$udp, $file]));
socket_sendmsg($a, $rights([$udp, $file]));
socket_sendmsg($a, $rights([$udp, $file]));
for ($open = []; ($descriptor = @fopen('/dev/null', 'r')) !== false; $open[] = $descriptor);
$full = fn (string $text): array => [false, ["$text [24]: Too many open files"], SOCKET_EMFILE];
expect('socket_create, none left', $full('Unable to create socket'),
    outcome(fn () => socket_create(AF_INET, SOCK_STREAM, 0)));
expect('socket_create_listen, none left', $full('unable to create listening socket'),
    outcome(fn () => socket_create_listen(0)));
expect('socket_create_pair, none left', $full('Unable to create socket pair'),
    outcome(fn () => socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair)));
expect('socket_accept, none left', $full('unable to accept incoming connection'),
    outcome(fn () => socket_accept($listening)));
expect('socket_addrinfo_bind, none left', $full('Unable to create socket'),
    outcome(fn () => socket_addrinfo_bind($address)));
expect('socket_addrinfo_connect, none left', $full('Unable to create socket'),
    outcome(fn () => socket_addrinfo_connect($address)));
$receive = static function () use ($b): array {
    $message = ['controllen' => 100];
    $count = socket_recvmsg($b, $message);
    $data = array_map('get_debug_type', $message['control'][0]['data'] ?? []);
    return [$count, $data, ($message['flags'] & MSG_CTRUNC) !== 0, $message['iov']];
};
expect('socket_recvmsg of descriptors, none left', [4, [], true, ['data']], $receive());
array_pop($open);
expect('socket_create_pair, one left', $full('Unable to create socket pair'),
    outcome(fn () => socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair)));
expect('socket_recvmsg of two descriptors, one left', [4, ['Socket'], true, ['data']], $receive());
expect('that one is free again', 'Socket',
    outcome(fn () => socket_create(AF_INET, SOCK_STREAM, 0))[0]);
expect('socket_accept, afterwards', 'Socket', outcome(fn () => socket_accept($listening))[0]);
$open = [];
expect('socket_recvmsg, afterwards', [4, ['Socket', 'resource (stream)'], false, ['data']],
    $receive());
