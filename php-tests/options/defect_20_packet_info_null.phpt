--TEST--
IPV6_PKTINFO: null is no address
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$udp = socket_create(AF_INET6, SOCK_DGRAM, 0);
var_dump(socket_set_option($udp, IPPROTO_IPV6, IPV6_PKTINFO, ['addr' => null, 'ifindex' => 0]));
var_dump(socket_last_error($udp) < -10000);
?>
--EXPECTF--
Warning: socket_set_option(): Host lookup failed [-1%d]: %s in %s on line %d

Warning: socket_set_option(): error converting user data (path: in6_pktinfo > addr): could not resolve address '' to get an AF_INET6 address in %s on line %d
bool(false)
bool(true)
