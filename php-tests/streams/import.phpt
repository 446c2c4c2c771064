--TEST--
socket_import_stream: a Socket on a stream's descriptor
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$socket = socket_import_stream($x);
var_dump(get_class($socket), socket_get_option($socket, SOL_SOCKET, SO_TYPE) === SOCK_STREAM,
    socket_last_error($socket));
var_dump(socket_write($socket, 'from the socket'), fread($y, 100));
var_dump(fwrite($x, 'from the stream'), fread($y, 100));
fwrite($y, 'one');
var_dump(socket_read($socket, 100));
fwrite($y, 'two');
var_dump(fread($x, 100));
var_dump(socket_export_stream($socket) === $x);

foreach (['tcp://127.0.0.1:0', 'udp://127.0.0.1:0'] as $address) {
    $flags = str_starts_with($address, 'udp') ? STREAM_SERVER_BIND
        : STREAM_SERVER_BIND | STREAM_SERVER_LISTEN;
    $server = stream_socket_server($address, $code, $text, $flags);
    $socket = socket_import_stream($server);
    var_dump(socket_getsockname($socket, $host, $port),
        "$host:$port" === stream_socket_get_name($server, false));
}
?>
--EXPECT--
string(6) "Socket"
bool(true)
int(0)
int(15)
string(15) "from the socket"
int(15)
string(15) "from the stream"
string(3) "one"
string(3) "two"
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
