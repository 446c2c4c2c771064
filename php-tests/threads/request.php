<?php

declare(strict_types=1);

/*
 * One request of several at once: each must see what it would see in a process of its own.
 */

require __DIR__ . '/common.inc';

must(socket_last_error() === 0, "another request's error code");
must(ini_get('sockets.strict_normal_read') === '1', "another request's setting");

$token = bin2hex(random_bytes(8));
$silent = static function (callable $call): mixed {
    return @$call();
};

for ($round = 0; $round < 20; $round++) {
    // Data, lines, and what a line leaves behind.
    [$a, $b] = pair();
    socket_write($a, "$token $round\nrest");
    must(socket_read($b, 100, PHP_NORMAL_READ) === "$token $round\n", 'a line');
    must(socket_recv($b, $data, 100, 0) === 4 && $data === 'rest', 'what is behind a line');
    // The setting of php.ini holds in each thread: no line, no waiting.
    socket_set_nonblock($b);
    socket_write($a, 'half');
    must($silent(fn () => socket_read($b, 100, PHP_NORMAL_READ)) === false, 'half a line');

    // Codes and texts are the thread's, whatever others do meanwhile.
    [$fail, $code] = [
        [fn () => socket_read($b, 1), SOCKET_EAGAIN],
        [fn () => socket_get_option($b, SOL_SOCKET, 100_000), SOCKET_ENOPROTOOPT],
        [fn () => socket_connect(socket_create(AF_UNIX, SOCK_STREAM, 0), "/nowhere/$token"),
            SOCKET_ENOENT],
    ][random_int(0, 2)];
    if ($code === SOCKET_EAGAIN) {
        socket_recv($b, $data, 4, 0);
    }
    must($silent($fail) === false, 'a call that fails');
    $none = null;
    $read = [$b];
    socket_select($read, $none, $none, 0, random_int(0, 500));
    must(socket_last_error() === $code, 'the error code');
    must(socket_strerror($code) === posix_strerror($code), 'the text of an error code');
    socket_clear_error();

    // A server, and many sockets to look at.
    $server = socket_create_listen(0);
    socket_getsockname($server, $address, $port);
    $client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
    must(socket_connect($client, '127.0.0.1', $port), 'connect');
    $accepted = socket_accept($server);
    socket_write($client, $token);
    $pairs = [];
    for ($i = 0; $i < 20; $i++) {
        $pairs[] = pair();
    }
    $watched = [$accepted, ...array_column($pairs, 1)];
    for ($again = 0; $again < 3; $again++) {
        $read = $watched;
        must(socket_select($read, $none, $none, 5) === 1 && $read === [$accepted], 'select');
    }
    must(socket_read($accepted, 100) === $token, 'read');

    // A descriptor goes round.
    [$here, $there] = $pairs[0];
    must(socket_sendmsg($here, [
        'iov' => [$token],
        'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$accepted]]],
    ]) === 16, 'sendmsg');
    $message = ['controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 1), 'buffer_size' => 100];
    must(socket_recvmsg($there, $message) === 16 && $message['iov'] === [$token], 'recvmsg');
    must(socket_write($message['control'][0]['data'][0], "back $token") === 21,
        'the same connection');
    must(socket_read($client, 100) === "back $token", 'what came back');

    // Names, streams, and the end of each.
    $found = socket_addrinfo_lookup('127.0.0.1', (string) $port, ['ai_socktype' => SOCK_STREAM]);
    must(socket_addrinfo_explain($found[0])['ai_addr']['sin_port'] === $port, 'a lookup');
    $stream = socket_export_stream($pairs[1][0]);
    fwrite($stream, $token);
    must(socket_read($pairs[1][1], 100) === $token, 'through a stream');
    fclose($stream);
    socket_close($client);
}
// The rest is the end of the request's to close.
