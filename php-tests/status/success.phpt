--TEST--
success clears no code
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_set_nonblock($a);
socket_read($a, 1);
socket_write($b, 'x');
var_dump(socket_read($a, 1), socket_write($a, 'y'), socket_set_block($a),
    socket_getsockname($a, $name),
    socket_get_option($a, SOL_SOCKET, SO_TYPE), socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair),
    socket_shutdown($a));
show_codes($a);
?>
--EXPECT--
string(1) "x"
int(1)
bool(true)
bool(true)
int(1)
bool(true)
bool(true)
global: EAGAIN, socket: EAGAIN
