--TEST--
socket_sendmsg: IPV6_PKTINFO and a name with an address that is none
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = socket_create(AF_INET6, SOCK_DGRAM, 0);
foreach ([null, '', 'nobody.invalid'] as $address) {
    show(json_encode($address),
        fn () => socket_sendmsg($socket,
        ['name' => ['addr' => '::1', 'port' => 9], 'iov' => ['x'], 'control' => [
        ['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO,
            'data' => ['addr' => $address, 'ifindex' => 0]],
    ]]));
}
show('name', fn () => socket_sendmsg($socket,
    ['name' => ['addr' => -1, 'port' => 9], 'iov' => ['x']]));
?>
--EXPECTF--
null: 
Warning: socket_sendmsg(): Host lookup failed [%i]: %s in %s on line %d

Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > addr): could not resolve address '' to get an AF_INET6 address in %s on line %d
bool(false)
"": 
Warning: socket_sendmsg(): Host lookup failed [%i]: %s in %s on line %d

Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > addr): could not resolve address '' to get an AF_INET6 address in %s on line %d
bool(false)
"nobody.invalid": 
Warning: socket_sendmsg(): Host lookup failed [%i]: %s in %s on line %d

Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > addr): could not resolve address 'nobody.invalid' to get an AF_INET6 address in %s on line %d
bool(false)
name: 
Warning: socket_sendmsg(): Host lookup failed [%i]: %s in %s on line %d

Warning: socket_sendmsg(): error converting user data (path: msghdr > name > addr): could not resolve address '-1' to get an AF_INET6 address in %s on line %d
bool(false)
