--TEST--
socket_recv: MSG_WAITALL behind the beginning of a line loses neither that nor the error
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
socket_write($client, 'half');
$read = [$server];
socket_select($read, $none, $none, null);
socket_set_nonblock($server);
var_dump(socket_read($server, 100, PHP_NORMAL_READ));
socket_set_block($server);
// A reset.
socket_set_option($client, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
socket_close($client);
$read = [$server];
socket_select($read, $none, $none, null);
var_dump(@socket_recv($server, $data, 100, MSG_WAITALL), $data);
show_codes($server);
var_dump(socket_recv($server, $data, 100, MSG_WAITALL), $data,
    socket_recv($server, $data, 100, MSG_WAITALL));
?>
--EXPECT--
bool(false)
bool(false)
NULL
global: ECONNRESET, socket: ECONNRESET
int(4)
string(4) "half"
int(0)
