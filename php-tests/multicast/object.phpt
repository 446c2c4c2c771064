--TEST--
objects with declared properties in place of an array
--FILE--
<?php
require __DIR__ . '/../lib.inc';

final class Request
{
    public string $group = '232.1.2.3';
    public string $source = '127.0.0.1';
    public int $interface = 1;
}
$udp = socket_create(AF_INET, SOCK_DGRAM, 0);
var_dump(socket_set_option($udp, IPPROTO_IP, MCAST_JOIN_SOURCE_GROUP, new Request()));
var_dump(socket_set_option($udp, IPPROTO_IP, MCAST_LEAVE_SOURCE_GROUP, new Request()));
var_dump(socket_set_option($udp, IPPROTO_IP, MCAST_JOIN_GROUP, new Request()));
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
