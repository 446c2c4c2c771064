--TEST--
socket_create_pair: the kernel has no SOCK_RDM
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$pair = 'before';
var_dump(socket_create_pair(AF_UNIX, SOCK_RDM, 0, $pair), $pair);
show_codes();
?>
--EXPECTF--
Warning: socket_create_pair(): Unable to create socket pair [94]: Socket type not supported in %s on line %d
bool(false)
string(6) "before"
global: ESOCKTNOSUPPORT
