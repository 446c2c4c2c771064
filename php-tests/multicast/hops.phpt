--TEST--
IP_MULTICAST_TTL, IPV6_MULTICAST_HOPS: what is set is read
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$inet = socket_create(AF_INET, SOCK_DGRAM, 0);
$inet6 = socket_create(AF_INET6, SOCK_DGRAM, 0);
foreach ([0, 255, '7', true] as $number) {
    echo json_encode(socket_set_option($inet, IPPROTO_IP, IP_MULTICAST_TTL, $number)), ' ',
        socket_get_option($inet, IPPROTO_IP, IP_MULTICAST_TTL), "\n";
}
foreach ([0, 255, '7', -1] as $number) {
    echo json_encode(socket_set_option($inet6, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, $number)), ' ',
        socket_get_option($inet6, IPPROTO_IPV6, IPV6_MULTICAST_HOPS), "\n";
}
?>
--EXPECT--
true 0
true 255
true 7
true 1
true 0
true 255
true 7
true 1
