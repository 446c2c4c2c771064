<?php
// The PHP manual's second example of sockets, a TCP client, as a whole: it asks a web server for
// the head of its page.
//
//     php examples/manual-4-tcp-client.php [HOST [PORT]]

error_reporting(E_ALL);

echo "TCP/IP Connection\n";

/* Get the port for the WWW service, and the IP address of the host. */
$service_port = (int) ($argv[2] ?? 80);
$host = $argv[1] ?? 'www.example.com';
$address = gethostbyname($host);

/* Create a TCP/IP socket. */
$socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
if ($socket === false) {
    echo "socket_create() failed: reason: " . socket_strerror(socket_last_error()) . "\n";
} else {
    echo "OK.\n";
}

echo "Attempting to connect to '$address' on port '$service_port'...";
$result = socket_connect($socket, $address, $service_port);
if ($result === false) {
    echo "socket_connect() failed.\nReason: ($result) "
        . socket_strerror(socket_last_error($socket)) . "\n";
} else {
    echo "OK.\n";
}

$in = "HEAD / HTTP/1.1\r\n";
$in .= "Host: $host\r\n";
$in .= "Connection: Close\r\n\r\n";
$out = '';

echo "Sending HTTP HEAD request...";
socket_write($socket, $in, strlen($in));
echo "OK.\n";

echo "Reading response:\n\n";
while ($out = socket_read($socket, 2048)) {
    echo $out;
}

echo "Closing socket...";
socket_close($socket);
echo "OK.\n\n";
