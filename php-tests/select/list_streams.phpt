--TEST--
socket_select: a stream takes its socket out of the interest list
--SKIPIF--
<?php
require __DIR__ . '/list.skip.inc';
?>
--FILE--
<?php
require __DIR__ . '/list.inc';

$sockets = many_pairs(50, $others);
readable($sockets);
$stream = socket_export_stream($sockets[8]);
echo listed(), "\n";
socket_write($others[8], "one\ntwo\n");
echo implode(' ', readable($sockets)), '|', listed(), "\n";
// What the stream has read ahead can be read.
echo fgets($stream);
echo implode(' ', readable($sockets)), "\n";
echo fgets($stream), implode(' ', readable($sockets)), "|\n";
fclose($stream);
$read = $sockets;
$write = $except = null;
var_dump(@socket_select($read, $write, $except, 0), socket_last_error() === SOCKET_EBADF,
    count($read));
unset($sockets[8]);
socket_write($others[9], 'x');
echo implode(' ', readable($sockets)), "\n";

echo "imported\n";
[$one, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$sockets['imported'] = socket_import_stream($one);
fwrite($other, 'x');
echo implode(' ', readable($sockets)), "\n";
echo fread($one, 1), ' ', implode(' ', readable($sockets)), "\n";
?>
--EXPECT--
49
8|49
one
8
two
|
bool(false)
bool(true)
int(50)
9
imported
9 imported
x 9
