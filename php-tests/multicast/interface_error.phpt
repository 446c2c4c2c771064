--TEST--
IP_MULTICAST_IF, IPV6_MULTICAST_IF: no such interface
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$inet = socket_create(AF_INET, SOCK_DGRAM, 0);
$inet6 = socket_create(AF_INET6, SOCK_DGRAM, 0);
[$unix] = pair();
show('name', fn () => socket_set_option($inet, IPPROTO_IP, IP_MULTICAST_IF, 'no such'));
show('"1" is a name', fn () => socket_set_option($inet6, IPPROTO_IPV6, IPV6_MULTICAST_IF, '1'));
show('NUL', fn () => socket_set_option($inet, IPPROTO_IP, IP_MULTICAST_IF, "no\0such"));
show('negative', fn () => socket_set_option($inet, IPPROTO_IP, IP_MULTICAST_IF, -1));
show('too large', fn () => socket_set_option($inet6, IPPROTO_IPV6, IPV6_MULTICAST_IF, 1 << 32));
show('index', fn () => socket_set_option($inet, IPPROTO_IP, IP_MULTICAST_IF, 99999));
show('AF_UNIX', fn () => socket_set_option($unix, IPPROTO_IP, IP_MULTICAST_IF, 1));
show_codes($inet);
show('IPv6 index', fn () => socket_set_option($inet6, IPPROTO_IPV6, IPV6_MULTICAST_IF, 99999));
show_codes($inet6);
?>
--EXPECTF--
name: 
Warning: socket_set_option(): No interface with name "no such" could be found in %s on line %d
bool(false)
"1" is a name: 
Warning: socket_set_option(): No interface with name "1" could be found in %s on line %d
bool(false)
NUL: 
Warning: socket_set_option(): No interface with name "no" could be found in %s on line %d
bool(false)
negative: ValueError: Index must be between 0 and 4294967295
too large: ValueError: Index must be between 0 and 4294967295
index: 
Warning: socket_set_option(): Failed obtaining address for interface 99999: error 19 in %s on line %d
bool(false)
AF_UNIX: 
Warning: socket_set_option(): Failed obtaining address for interface 1: error 25 in %s on line %d
bool(false)
global: 0, socket: 0
IPv6 index: 
Warning: socket_set_option(): Unable to set socket option [19]: No such device in %s on line %d
bool(false)
global: ENODEV, socket: ENODEV
