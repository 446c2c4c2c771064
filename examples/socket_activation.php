<?php

/*
 * A descriptor from outside, as systemd and inetd hand one to a service that they start: here the
 * program starts itself with a listening socket as descriptor 3, and the service makes a Socket of
 * it.
 *
 *     php -d extension=PATH/libsockets_rs.so examples/socket_activation.php
 *
 * Exits with 1 on any failure.
 */

declare(strict_types=1);

set_error_handler(static function (int $level, string $text): never {
    throw new ErrorException($text);
});

/** The service: serves one client on the listening socket that it was started with. */
function serve(): void
{
    $listener = socket_import_stream(fopen('php://fd/3', 'r+'));
    $client = socket_accept($listener);
    socket_write($client, 'Hello, ' . socket_read($client, 100, PHP_NORMAL_READ));
}

if (($argv[1] ?? '') === 'serve') {
    serve();
    exit;
}
$listener = socket_create_listen(0);
socket_getsockname($listener, $address, $port);
// This program again, as it was started itself, and one argument more.
$command = [...array_slice(explode("\0", file_get_contents("/proc/self/cmdline")), 0, -1), 'serve'];
$service = proc_open($command, [3 => socket_export_stream($listener)], $pipes);

$client = socket_create(AF_INET, SOCK_STREAM, 0);
socket_connect($client, '127.0.0.1', $port);
socket_write($client, "systemd\n");
echo socket_read($client, 100, PHP_NORMAL_READ);
exit(proc_close($service));
