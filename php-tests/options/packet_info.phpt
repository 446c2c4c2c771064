--TEST--
IPV6_PKTINFO: an address and an interface
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$udp = socket_create(AF_INET6, SOCK_DGRAM, 0);
var_dump(socket_set_option($udp, IPPROTO_IPV6, IPV6_PKTINFO, ['addr' => '::1', 'ifindex' => 1]));
var_dump(socket_set_option($udp, IPPROTO_IPV6, IPV6_PKTINFO, ['addr' => '::1', 'ifindex' => 'lo']));
// What is sent comes from there.
$receiver = socket_create(AF_INET6, SOCK_DGRAM, 0);
socket_bind($receiver, '::1', 0);
socket_getsockname($receiver, $address, $port);
socket_sendto($udp, 'x', 1, 0, '::1', $port);
socket_recvfrom($receiver, $data, 10, 0, $from, $fromPort);
var_dump($from);
var_dump(socket_set_option($udp, IPPROTO_IPV6, IPV6_RECVPKTINFO, 1),
    socket_get_option($udp, IPPROTO_IPV6, IPV6_RECVPKTINFO));
?>
--EXPECT--
bool(true)
bool(true)
string(3) "::1"
bool(true)
int(1)
