--TEST--
socket_export_stream: a stream that has the beginning of a line, and comes to listen, accepts streams of their own
--INI--
sockets.strict_normal_read=1
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$server = socket_create_listen(0);
socket_getsockname($server, $address, $port);
$socket = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_set_nonblock($socket);
// A connection that was never seen to be made: to the kernel it can fail still, and be used anew.
@socket_connect($socket, '127.0.0.1', $port);
$peer = socket_accept($server);
socket_write($peer, 'begun');
$read = [$socket];
socket_select($read, $write, $except, null);
$stream = socket_export_stream($socket);
var_dump(@socket_read($socket, 100, PHP_NORMAL_READ));
socket_set_option($peer, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
socket_close($peer); // a reset
var_dump(@socket_connect($socket, '127.0.0.1', $port), socket_listen($socket));

socket_getsockname($socket, $address, $port);
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_connect($client, '127.0.0.1', $port);
socket_set_block($socket);
$accepted = stream_socket_accept($stream);
socket_write($client, "a line\n");
var_dump(fgets($accepted), fclose($accepted), fread($stream, 100));
?>
--EXPECT--
bool(false)
bool(false)
bool(true)
string(7) "a line
"
bool(true)
string(5) "begun"
