--TEST--
socket_close: closes the stream that the socket is tied to
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
$stream = socket_export_stream($a);
socket_close($a);
var_dump(is_resource($stream), socket_read($b, 1));
show('the socket', fn () => socket_write($a, 'x'));
show('again', fn () => socket_close($a));

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$socket = socket_import_stream($x);
socket_close($socket);
var_dump(is_resource($x), fread($y, 1), feof($y));
?>
--EXPECT--
bool(false)
string(0) ""
the socket: Error: socket_write(): Argument #1 ($socket) has already been closed
again: Error: socket_close(): Argument #1 ($socket) has already been closed
bool(false)
string(0) ""
bool(true)
