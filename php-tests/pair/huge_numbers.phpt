--TEST--
socket_create_pair: type and protocol reach the kernel as C ints
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([[SOCK_STREAM - (1 << 32), 0], [SOCK_STREAM, 1 << 32],
    [SOCK_STREAM, PHP_INT_MIN]] as [$type, $protocol]) {
    var_dump(socket_create_pair(AF_UNIX, $type, $protocol, $pair));
    socket_write($pair[0], 'works');
    var_dump(socket_read($pair[1], 10));
}
foreach ([[PHP_INT_MIN, 0], [SOCK_STREAM, PHP_INT_MAX]] as [$type, $protocol]) {
    var_dump(socket_create_pair(AF_UNIX, $type, $protocol, $pair));
}
?>
--EXPECTF--
bool(true)
string(5) "works"
bool(true)
string(5) "works"
bool(true)
string(5) "works"

Warning: socket_create_pair(): Unable to create socket pair [94]: Socket type not supported in %s on line %d
bool(false)

Warning: socket_create_pair(): Unable to create socket pair [93]: Protocol not supported in %s on line %d
bool(false)
