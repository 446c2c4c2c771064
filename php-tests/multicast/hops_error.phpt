--TEST--
IP_MULTICAST_TTL, IPV6_MULTICAST_HOPS: numbers out of range
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$inet = socket_create(AF_INET, SOCK_DGRAM, 0);
$inet6 = socket_create(AF_INET6, SOCK_DGRAM, 0);
foreach ([-1, 256, (1 << 32) + 1] as $number) {
    show("$number", fn () => socket_set_option($inet, IPPROTO_IP, IP_MULTICAST_TTL, $number));
}
foreach ([-2, 256, (1 << 32) + 1] as $number) {
    show("$number", fn () => socket_set_option($inet6, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, $number));
}
show('AF_UNIX', fn () => @socket_set_option(pair()[0], IPPROTO_IP, IP_MULTICAST_TTL, 1));
show_codes();
?>
--EXPECT--
-1: ValueError: socket_set_option(): Argument #4 ($value) must be between 0 and 255
256: ValueError: socket_set_option(): Argument #4 ($value) must be between 0 and 255
4294967297: ValueError: socket_set_option(): Argument #4 ($value) must be between 0 and 255
-2: ValueError: socket_set_option(): Argument #4 ($value) must be between -1 and 255
256: ValueError: socket_set_option(): Argument #4 ($value) must be between -1 and 255
4294967297: ValueError: socket_set_option(): Argument #4 ($value) must be between -1 and 255
AF_UNIX: bool(false)
global: EOPNOTSUPP
