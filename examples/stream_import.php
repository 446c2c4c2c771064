<?php
// A stream imported as a Socket, and a Socket exported as a stream: each is then used from both
// sides.
//
//     php -d extension=PATH/libsockets_rs.so examples/stream_import.php
//
// Under the stock extension the Socket does not get what the stream has read ahead, and stays open
// when the stream is closed. Exits with 1 on any failure.

set_error_handler(static function (int $level, string $text): never {
    throw new ErrorException($text);
});

// A server of PHP's streams. What streams have no function for is done through the Socket of the
// same connection.
$server = stream_socket_server('tcp://127.0.0.1:0');
$client = stream_socket_client('tcp://' . stream_socket_get_name($server, false));
$connection = stream_socket_accept($server);

$socket = socket_import_stream($connection);
socket_set_option($socket, SOL_TCP, TCP_NODELAY, 1);
socket_set_option($socket, SOL_SOCKET, SO_KEEPALIVE, 1);
socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 5, 'usec' => 0]);
socket_getpeername($socket, $address, $port);
$same = "$address:$port" === stream_socket_get_name($connection, true);
$tuned = socket_get_option($socket, SOL_TCP, TCP_NODELAY) > 0
    && socket_get_option($socket, SOL_SOCKET, SO_KEEPALIVE) > 0;
echo 'imported: ', $same && $tuned ? "the client's address, and no delay" : 'something is wrong',
"\n";

// Lines come through the stream, the rest through the Socket: what the stream has read ahead is not
// lost to it.
fwrite($client, "GET /\n");
fwrite($client, '0123456789');
$line = fgets($connection);
$body = '';
while (strlen($body) < 10) {
    $part = socket_read($socket, 10 - strlen($body));
    $part || throw new RuntimeException('the body is not there');
    $body .= $part;
}
socket_write($socket, "200 OK\n");
$answer = fgets($client);
echo 'a request of ', strlen(rtrim($line)), ' bytes, a body of ', strlen($body), ', answered by ',
$answer;

// The mode is that of both.
socket_set_nonblock($socket);
$blocked = stream_get_meta_data($connection)['blocked'];
stream_set_blocking($connection, true);

// The other way: a pair of Sockets, one of them with a stream's buffers and filters.
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
$stream = socket_export_stream($pair[0]);
stream_filter_append($stream, 'string.toupper', STREAM_FILTER_READ);
socket_write($pair[1], "one\ntwo\nthree\n");
socket_shutdown($pair[1], 1);
$lines = [];
while (($text = fgets($stream)) !== false) {
    $lines[] = rtrim($text);
}
echo 'exported: ', implode(', ', $lines), "\n";

// A closed stream has taken the descriptor along: the Socket has none any more.
fclose($stream);
try {
    socket_write($pair[0], 'x');
    $closed = false;
} catch (ErrorException) {
    $closed = socket_last_error($pair[0]) === SOCKET_EBADF;
}
echo $closed ? "closed with its stream\n" : "still open\n";

$good = $same && $tuned && $line === "GET /\n" && $body === '0123456789' && $answer === "200 OK\n"
    && !$blocked
    && $lines === ['ONE', 'TWO', 'THREE'] && $closed;
exit($good ? 0 : 1);
