--TEST--
socket_read: of two Sockets on one stream, one finds a line in bytes that have come since the other one has taken those before
--FILE--
<?php
require __DIR__ . '/../lib.inc';

ini_set('sockets.strict_normal_read', '1');
[$stream, $peer] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
stream_set_blocking($stream, false);
$one = socket_import_stream($stream);
$other = socket_import_stream($stream);
const LONG = 16384; // as much as is looked at in one go

fwrite($peer, str_repeat('z', LONG));
var_dump(socket_read($one, 100_000, PHP_NORMAL_READ), strlen(socket_read($other, LONG)));
fwrite($peer, 'x');
var_dump(socket_read($other, 100, PHP_NORMAL_READ));
// The stream itself reads on.
fwrite($peer, "\ny");
var_dump(stream_get_line($stream, 100, 'END'));
$read = [$one];
var_dump(socket_select($read, $write, $except, 0));
var_dump(socket_read($one, 100_000, PHP_NORMAL_READ), socket_read($other, 100));
?>
--EXPECT--
bool(false)
int(16384)
bool(false)
bool(false)
int(1)
string(2) "x
"
string(1) "y"
