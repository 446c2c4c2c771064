--TEST--
socket_get_option: the kernel refuses
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a] = pair();
$udp = socket_create(AF_INET, SOCK_DGRAM, 0);
show('no such option', fn () => socket_get_option($a, SOL_SOCKET, 9999));
show_codes($a);
show('no such level', fn () => socket_get_option($udp, 9999, 1));
show_codes($udp);
show('TCP option of UDP', fn () => socket_get_option($udp, SOL_TCP, TCP_NODELAY));
show('IPV6_PKTINFO', fn () => socket_get_option($udp, IPPROTO_IPV6, IPV6_PKTINFO));
socket_close($a);
show('closed', fn () => socket_get_option($a, SOL_SOCKET, SO_TYPE));
show('strings', fn () => socket_get_option($udp, 'SOL_SOCKET', SO_TYPE));
?>
--EXPECTF--
no such option: 
Warning: socket_get_option(): Unable to retrieve socket option [92]: Protocol not available in %s on line %d
bool(false)
global: ENOPROTOOPT, socket: ENOPROTOOPT
no such level: 
Warning: socket_get_option(): Unable to retrieve socket option [95]: Operation not supported in %s on line %d
bool(false)
global: EOPNOTSUPP, socket: EOPNOTSUPP
TCP option of UDP: 
Warning: socket_get_option(): Unable to retrieve socket option [95]: Operation not supported in %s on line %d
bool(false)
IPV6_PKTINFO: 
Warning: socket_get_option(): unable to get socket option [95]: Operation not supported in %s on line %d
bool(false)
closed: Error: socket_get_option(): Argument #1 ($socket) has already been closed
strings: TypeError: socket_get_option(): Argument #2 ($level) must be of type int, string given
