--TEST--
IPV6_PKTINFO: what cannot be converted
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$udp = socket_create(AF_INET6, SOCK_DGRAM, 0);
$set = static fn ($value) => socket_set_option($udp, IPPROTO_IPV6, IPV6_PKTINFO, $value);
show('no array', fn () => $set(1));
show('no address', fn () => $set(['ifindex' => 1]));
show('no interface', fn () => $set(['addr' => '::1']));
show('unknown interface', fn () => $set(['addr' => '::1', 'ifindex' => 'no such']));
show('numeric string', fn () => $set(['addr' => '::1', 'ifindex' => '1']));
show('negative', fn () => $set(['addr' => '::1', 'ifindex' => -1]));
show('too large', fn () => $set(['addr' => '::1', 'ifindex' => 1 << 32]));
show_codes($udp);
show('read', fn () => socket_get_option($udp, IPPROTO_IPV6, IPV6_PKTINFO));
?>
--EXPECTF--
no array: 
Warning: socket_set_option(): error converting user data (path: in6_pktinfo): expected an array here in %s on line %d
bool(false)
no address: 
Warning: socket_set_option(): error converting user data (path: in6_pktinfo): The key 'addr' is required in %s on line %d
bool(false)
no interface: 
Warning: socket_set_option(): error converting user data (path: in6_pktinfo): The key 'ifindex' is required in %s on line %d
bool(false)
unknown interface: 
Warning: socket_set_option(): error converting user data (path: in6_pktinfo > ifindex): no interface with name "no such" could be found in %s on line %d
bool(false)
numeric string: 
Warning: socket_set_option(): error converting user data (path: in6_pktinfo > ifindex): no interface with name "1" could be found in %s on line %d
bool(false)
negative: 
Warning: socket_set_option(): error converting user data (path: in6_pktinfo > ifindex): the interface index cannot be negative or larger than 4294967295; given -1 in %s on line %d
bool(false)
too large: 
Warning: socket_set_option(): error converting user data (path: in6_pktinfo > ifindex): the interface index cannot be negative or larger than 4294967295; given 4294967296 in %s on line %d
bool(false)
global: 0, socket: 0
read: 
Warning: socket_get_option(): unable to get socket option [92]: Protocol not available in %s on line %d
bool(false)
