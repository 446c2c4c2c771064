<?php
// The PHP manual's first example of sockets, a TCP server, as a whole: it talks to one client after
// the other, line by line. A client that leaves without a word ends it: socket_read() gives false
// then, with PHP_NORMAL_READ.
//
//     php examples/manual-3-tcp-server.php [ADDRESS [PORT]]
//     telnet 127.0.0.1 10000                                   # in another terminal

error_reporting(E_ALL);

/* Wait for connections as long as it takes. */
set_time_limit(0);

/* Show what we get as it comes in. */
ob_implicit_flush();

$address = $argv[1] ?? '127.0.0.1';
$port = (int) ($argv[2] ?? 10000);

if (($sock = socket_create(AF_INET, SOCK_STREAM, SOL_TCP)) === false) {
    echo "socket_create() failed: reason: " . socket_strerror(socket_last_error()) . "\n";
}

if (socket_bind($sock, $address, $port) === false) {
    echo "socket_bind() failed: reason: " . socket_strerror(socket_last_error($sock)) . "\n";
}

if (socket_listen($sock, 5) === false) {
    echo "socket_listen() failed: reason: " . socket_strerror(socket_last_error($sock)) . "\n";
}

socket_getsockname($sock, $address, $port);
echo "listening on $address:$port\n";

do {
    if (($msgsock = socket_accept($sock)) === false) {
        echo "socket_accept() failed: reason: " . socket_strerror(socket_last_error($sock)) . "\n";
        break;
    }
    /* Send instructions. */
    $msg = "\nWelcome to the PHP Test Server. \n" .
        "To quit, type 'quit'. To shut down the server type 'shutdown'.\n";
    socket_write($msgsock, $msg, strlen($msg));

    do {
        if (false === ($buf = socket_read($msgsock, 2048, PHP_NORMAL_READ))) {
            echo "socket_read() failed: reason: " . socket_strerror(socket_last_error($msgsock))
                . "\n";
            break 2;
        }
        if (!$buf = trim($buf)) {
            continue;
        }
        if ($buf == 'quit') {
            break;
        }
        if ($buf == 'shutdown') {
            socket_close($msgsock);
            break 2;
        }
        $talkback = "PHP: You said '$buf'.\n";
        socket_write($msgsock, $talkback, strlen($talkback));
        echo "$buf\n";
    } while (true);
    socket_close($msgsock);
} while (true);

socket_close($sock);
