--TEST--
socket_accept: a failure leaves the listening Socket's own code as it is: other extensions read it
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$listener = socket_create_listen(0);
socket_set_nonblock($listener);
var_dump(socket_accept($listener));
show_codes($listener);
$socket = socket_create(AF_INET, SOCK_STREAM, 0);
var_dump(@socket_accept($socket));
show_codes($socket);
?>
--EXPECT--
bool(false)
global: EAGAIN, socket: 0
bool(false)
global: EINVAL, socket: 0
