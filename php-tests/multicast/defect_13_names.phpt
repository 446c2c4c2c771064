--TEST--
names of hosts and interfaces are not cut at NUL
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$udp = socket_create(AF_INET, SOCK_DGRAM, 0);
show('host', fn () => @socket_set_option($udp, IPPROTO_IP, MCAST_JOIN_GROUP,
    ['group' => "224.0.0.251\0junk", 'interface' => 'lo']));
var_dump(socket_last_error($udp) < -10000);
show('interface', fn () =>
    @socket_set_option($udp, IPPROTO_IP, MCAST_JOIN_GROUP,
    ['group' => '224.0.0.251', 'interface' => "lo\0junk"]));
show('option', fn () => @socket_set_option($udp, IPPROTO_IP, IP_MULTICAST_IF, "lo\0junk"));
$inet6 = socket_create(AF_INET6, SOCK_DGRAM, 0);
show('packet info', fn () =>
    @socket_set_option($inet6, IPPROTO_IPV6, IPV6_PKTINFO,
    ['addr' => "::1\0junk", 'ifindex' => 0]));
show('packet info', fn () =>
    @socket_set_option($inet6, IPPROTO_IPV6, IPV6_PKTINFO,
    ['addr' => '::1', 'ifindex' => "lo\0junk"]));
?>
--EXPECT--
host: bool(false)
bool(true)
interface: bool(false)
option: bool(false)
packet info: bool(false)
packet info: bool(false)
