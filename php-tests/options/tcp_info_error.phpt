--TEST--
TCP_INFO, SO_COOKIE, SO_ORIGINAL_DST: errors are the kernel's
--SKIPIF--
<?php
if (!defined('TCP_INFO')) {
    die('skip stock has no such constants');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$udp = socket_create(AF_INET, SOCK_DGRAM, 0);
[$unix] = pair();
var_dump(socket_get_option($udp, SOL_TCP, TCP_INFO));
var_dump(socket_get_option($unix, SOL_TCP, TCP_INFO));
var_dump(socket_get_option($unix, IPPROTO_IP, SO_ORIGINAL_DST));
var_dump(socket_set_option($udp, SOL_SOCKET, SO_COOKIE, 1));
show_codes($udp);
?>
--EXPECTF--
Warning: socket_get_option(): Unable to retrieve socket option [%r(92|95)%r]: %s in %s on line %d
bool(false)

Warning: socket_get_option(): Unable to retrieve socket option [95]: Operation not supported in %s on line %d
bool(false)

Warning: socket_get_option(): Unable to retrieve socket option [95]: Operation not supported in %s on line %d
bool(false)

Warning: socket_set_option(): Unable to set socket option [92]: Protocol not available in %s on line %d
bool(false)
global: ENOPROTOOPT, socket: ENOPROTOOPT
