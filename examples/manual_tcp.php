<?php

/*
 * Runs the manual's TCP server and client (manual-3-tcp-server.php, manual-4-tcp-client.php): the
 * server with a client that says something and leaves, which must end it; the client with a web
 * server of four lines.
 *
 *     php examples/manual_tcp.php
 *
 * Both run under the sockets extension that this program runs under; its own end of the connections
 * is a PHP stream.
 */

declare(strict_types=1);

function check(bool $condition, string $what): void
{
    if (!$condition) {
        fwrite(STDERR, "FAILED: $what\n");
        exit(1);
    }
}

/** @return array{resource, resource} the process, and what it writes */
function start(string $program, string ...$arguments): array
{
    preg_match('~/.*sockets\S*\.so$~m', file_get_contents('/proc/self/maps'), $extension);
    $command = [PHP_BINARY, '-n', '-d', "extension=$extension[0]", __DIR__ . "/$program",
        ...$arguments];
    $process = proc_open($command, [['file', '/dev/null', 'r'], ['pipe', 'w'], ['redirect', 1]],
        $pipes);
    check(is_resource($process), "$program starts");
    return [$process, $pipes[1]];
}

[$server, $says] = start('manual-3-tcp-server.php', '127.0.0.1', '0');
$greeting = fgets($says);
check(preg_match('/^listening on (\S+)$/', $greeting, $match) === 1,
    "the server listens: $greeting");
$client = stream_socket_client("tcp://$match[1]", $code, $text, 10);
check($client !== false, "a connection: $text");
$welcome = fgets($client) . fgets($client) . fgets($client);
check(str_contains($welcome, "Welcome"), "the welcome");
fwrite($client, "Hello\r\nIs there anybody?\n");
check(fgets($client) === "PHP: You said 'Hello'.\n", 'the first answer');
check(fgets($client) === "PHP: You said 'Is there anybody?'.\n", 'the second answer');
// The client leaves. A server that did not notice would go round and round.
fclose($client);
$rest = stream_get_contents($says);
$status = proc_close($server);
echo $rest;
check(str_contains($rest, 'socket_read() failed: reason: Connection reset by peer'),
    'the server says why it ends');
check($status === 0, "the server's exit status $status");

$web = stream_socket_server('tcp://127.0.0.1:0');
[, $port] = explode(':', stream_socket_get_name($web, false));
[$client, $says] = start('manual-4-tcp-client.php', '127.0.0.1', $port);
$connection = stream_socket_accept($web, 10);
while (trim((string) fgets($connection)) !== '');
fwrite($connection, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
fclose($connection);
$rest = stream_get_contents($says);
$status = proc_close($client);
echo $rest;
check(str_contains($rest, 'HTTP/1.1 200 OK') && str_ends_with($rest, "Closing socket...OK.\n\n")
    && $status === 0, 'the client has its answer');

echo "the server ended with its client, and the client with its answer\n";
