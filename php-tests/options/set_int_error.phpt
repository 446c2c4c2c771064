--TEST--
socket_set_option: the kernel refuses, or the value is no number
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = socket_create(AF_INET, SOCK_STREAM, 0);
show('out of range', fn () => socket_set_option($socket, SOL_TCP, TCP_KEEPIDLE, 0));
show_codes($socket);
show('no such option', fn () => socket_set_option($socket, SOL_SOCKET, 9999, 1));
show('no such level', fn () => socket_set_option($socket, 9999, 1, 1));
show('object', fn () => socket_set_option($socket, SOL_SOCKET, SO_KEEPALIVE, new stdClass()));
socket_close($socket);
show('closed', fn () => socket_set_option($socket, SOL_SOCKET, SO_KEEPALIVE, 1));
?>
--EXPECTF--
out of range: 
Warning: socket_set_option(): Unable to set socket option [22]: Invalid argument in %s on line %d
bool(false)
global: EINVAL, socket: EINVAL
no such option: 
Warning: socket_set_option(): Unable to set socket option [92]: Protocol not available in %s on line %d
bool(false)
no such level: 
Warning: socket_set_option(): Unable to set socket option [92]: Protocol not available in %s on line %d
bool(false)
object: 
Warning: Object of class stdClass could not be converted to int in %s on line %d
bool(true)
closed: Error: socket_set_option(): Argument #1 ($socket) has already been closed
