--TEST--
socket_read: PHP_NORMAL_READ: a server and a client that take false for the end come to theirs
--FILE--
<?php
require __DIR__ . '/../lib.inc';

function connection(): array
{
    $listener = socket_create_listen(0);
    socket_getsockname($listener, $_, $port);
    $client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
    socket_connect($client, '127.0.0.1', $port);
    return [$client, socket_accept($listener)];
}

echo "a server that answers lines until one fails\n";
[$client, $server] = connection();
socket_write($client, "one\r\ntwo\n");
socket_close($client);
do {
    if (false === ($line = @socket_read($server, 2048, PHP_NORMAL_READ))) {
        echo 'failed: ', socket_strerror(socket_last_error($server)), "\n";
        break;
    }
    if (!$line = trim($line)) {
        continue;
    }
    echo "PHP: You said '$line'.\n";
} while (true);

echo "a client that collects a line until it is whole\n";
foreach (["OK\n", "stream: OK", ''] as $answer) {
    [$client, $server] = connection();
    socket_write($client, $answer);
    socket_close($client);
    $line = '';
    do {
        $part = @socket_read($server, 2, PHP_NORMAL_READ);
        if ($part === false) {
            echo 'the server has gone away; ';
            break;
        }
        $line .= $part;
    } while (!str_ends_with($line, "\n"));
    echo json_encode($line), "\n";
}

echo "a server that drops whoever gives false, on non-blocking sockets\n";
[$client, $server] = connection();
socket_set_nonblock($server);
socket_write($client, "first half, ");
$read = [$server];
socket_select($read, $none, $none, null);
$writer = fork(fn () => (int) (socket_write($client, "second half\n") === false));
var_dump(socket_read($server, 1024, PHP_NORMAL_READ), $writer());
socket_close($client);
$read = [$server];
socket_select($read, $none, $none, null);
var_dump(socket_read($server, 1024, PHP_NORMAL_READ), socket_read($server, 1024, PHP_NORMAL_READ));
?>
--EXPECT--
a server that answers lines until one fails
PHP: You said 'one'.
PHP: You said 'two'.
failed: Connection reset by peer
a client that collects a line until it is whole
"OK\n"
the server has gone away; "stream: OK"
the server has gone away; ""
a server that drops whoever gives false, on non-blocking sockets
string(24) "first half, second half
"
int(0)
string(0) ""
string(0) ""
