--TEST--
socket_import_stream, socket_export_stream: a server of streams whose connections are accepted as sockets
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$server = stream_socket_server('tcp://127.0.0.1:0');
$client = stream_socket_client('tcp://' . stream_socket_get_name($server, false));
$socket = socket_accept(socket_import_stream($server));
$stream = socket_export_stream($socket);
var_dump(stream_socket_get_name($stream, true) === stream_socket_get_name($client, false));
fwrite($stream, "hello\n");
var_dump(fgets($client));
stream_socket_sendto($client, 'abc');
var_dump(stream_socket_recvfrom($stream, 2, STREAM_PEEK), stream_socket_recvfrom($stream, 2),
    socket_read($socket, 10));
fclose($client);
var_dump(socket_read($socket, 10), fread($stream, 10), feof($stream));
?>
--EXPECT--
bool(true)
string(6) "hello
"
string(2) "ab"
string(2) "ab"
string(1) "c"
string(0) ""
string(0) ""
bool(true)
