--TEST--
socket_import_stream: of a persistent stream, which socket_close closes for good
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$server = stream_socket_server('tcp://127.0.0.1:0');
[$host, $port] = explode(':', stream_socket_get_name($server, false));
$stream = pfsockopen($host, (int) $port);
$peer = stream_socket_accept($server);
$socket = socket_import_stream($stream);
var_dump(socket_write($socket, 'abc'), fread($peer, 3));
unset($socket);
var_dump(fwrite($stream, 'de'), fread($peer, 2));
fwrite($peer, "one\n");
var_dump(fgets($stream));
$socket = socket_import_stream($stream);
socket_close($socket);
var_dump(is_resource($stream), fread($peer, 1), feof($peer));
?>
--EXPECT--
int(3)
string(3) "abc"
int(2)
string(2) "de"
string(4) "one
"
bool(false)
string(0) ""
bool(true)
