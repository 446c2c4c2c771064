--TEST--
socket_read: PHP_NORMAL_READ does not wait for SO_RCVLOWAT bytes
--INI--
sockets.strict_normal_read=1
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$listener = socket_create_listen(0);
socket_getsockname($listener, $_, $port);
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_connect($client, '127.0.0.1', $port);
$server = socket_accept($listener);
socket_set_option($server, SOL_SOCKET, SO_RCVLOWAT, 100);
// It would wait for ever.
socket_set_option($server, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 5, 'usec' => 0]);
socket_write($client, "abc\nhalf");
var_dump(socket_read($server, 50, PHP_NORMAL_READ));
socket_set_nonblock($server);
var_dump(socket_read($server, 50, PHP_NORMAL_READ));
socket_write($client, " a line\n");
socket_set_block($server);
var_dump(socket_read($server, 50, PHP_NORMAL_READ));
?>
--EXPECT--
string(4) "abc
"
bool(false)
string(12) "half a line
"
