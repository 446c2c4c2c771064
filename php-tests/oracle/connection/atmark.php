<?php

// socket_atmark: at the mark of out-of-band data, before it, and where there is none.

require __DIR__ . '/../lib.php';

$tcp = static function (): array {
    [$listener, $port] = listener();
    socket_connect($client = socket_create(AF_INET, SOCK_STREAM, 0), '127.0.0.1', $port);
    return [$client, socket_accept($listener)];
};
$wait = static function (Socket $socket): void {
    $except = [$socket];
    socket_select($read, $write, $except, 5);
};
check('no mark', static fn () => socket_atmark($tcp()[1]), needs: 'socket_atmark');
check('before, at and behind the mark', static function () use ($tcp, $wait) {
    [$client, $server] = $tcp();
    socket_send($client, 'ab', 2, 0);
    socket_send($client, '!', 1, MSG_OOB);
    $wait($server);
    $before = socket_atmark($server);
    socket_recv($server, $data, 2, MSG_WAITALL);
    $at = socket_atmark($server);
    socket_recv($server, $urgent, 1, MSG_OOB);
    return [$before, $data, $at, $urgent, socket_atmark($server)];
}, needs: 'socket_atmark');
foreach (['AF_UNIX datagrams' => [AF_UNIX, SOCK_DGRAM], 'AF_UNIX stream' => [AF_UNIX, SOCK_STREAM],
    'UDP' => [AF_INET, SOCK_DGRAM], 'TCP' => [AF_INET, SOCK_STREAM]] as $what => [$domain, $type]) {
    $socket = socket_create($domain, $type, 0);
    check($what, static fn () => socket_atmark($socket), $socket, 'socket_atmark');
}
check('closed', static function () {
    socket_close($socket = socket_create(AF_INET, SOCK_STREAM, 0));
    return socket_atmark($socket);
}, needs: 'socket_atmark');
check('no argument', static fn () => socket_atmark(), needs: 'socket_atmark');
