--TEST--
SO_PEERCRED: the process id of the peer
--FILE--
<?php
require __DIR__ . '/../lib.inc';

// The kernel's number: PHP has no name for it. Programs test for an int.
const PEERCRED = 17;
[$a] = pair();
var_dump(socket_get_option($a, SOL_SOCKET, PEERCRED) === getmypid());
// Nobody.
var_dump(socket_get_option(socket_create(AF_UNIX, SOCK_STREAM, 0), SOL_SOCKET, PEERCRED));
?>
--EXPECT--
bool(true)
int(0)
