--TEST--
stream_copy_to_stream copies the beginning of a line that a Socket has read before what follows
--INI--
sockets.strict_normal_read=1
--FILE--
<?php
require __DIR__ . '/../lib.inc';

socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
[$socket, $peer] = $pair;
socket_set_nonblock($socket);
$stream = socket_export_stream($socket);
socket_write($peer, 'begin ');
var_dump(socket_read($socket, 100, PHP_NORMAL_READ));
socket_write($peer, "end\n");
socket_shutdown($peer);
$file = tmpfile();
var_dump(stream_copy_to_stream($stream, $file));
rewind($file);
echo stream_get_contents($file);
?>
--EXPECT--
bool(false)
int(10)
begin end
