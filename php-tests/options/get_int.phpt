--TEST--
socket_get_option: an int, one byte widened
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a] = pair();
$udp = socket_create(AF_INET, SOCK_DGRAM, 0);
var_dump(socket_get_option($a, SOL_SOCKET, SO_TYPE) === SOCK_STREAM);
var_dump(socket_get_option($udp, SOL_SOCKET, SO_TYPE) === SOCK_DGRAM);
var_dump(socket_get_option($udp, SOL_SOCKET, SO_ERROR));
// The kernel gives these in one byte where that is enough.
var_dump(socket_get_option($udp, IPPROTO_IP, IP_MULTICAST_TTL));
var_dump(socket_set_option($udp, IPPROTO_IP, IP_MULTICAST_TTL, 200));
var_dump(socket_get_option($udp, IPPROTO_IP, IP_MULTICAST_TTL));
var_dump(socket_getopt($udp, SOL_SOCKET, SO_BROADCAST));
?>
--EXPECT--
bool(true)
bool(true)
int(0)
int(1)
bool(true)
int(200)
int(0)
