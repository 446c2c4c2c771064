--TEST--
IPV6_PKTINFO, IPV6_HOPLIMIT, IPV6_TCLASS: what is no data of theirs
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = socket_create(AF_INET6, SOCK_DGRAM, 0);
foreach ([
    [IPV6_PKTINFO, ['ifindex' => 1]],
    [IPV6_PKTINFO, ['addr' => '::1']],
    [IPV6_PKTINFO, ['addr' => '::1', 'ifindex' => -1]],
    [IPV6_PKTINFO, ['addr' => '::1', 'ifindex' => 1 << 32]],
    [IPV6_PKTINFO, ['addr' => '::1', 'ifindex' => '1']],
    [IPV6_PKTINFO, ['addr' => '::1', 'ifindex' => 'none']],
    [IPV6_PKTINFO, 5],
    [IPV6_HOPLIMIT, []],
    [IPV6_HOPLIMIT, 256],
    [IPV6_TCLASS, 1 << 31],
    [IPV6_TCLASS, -2],
] as [$type, $data]) {
    show(json_encode($data), fn () =>
        socket_sendmsg($socket, ['name' => ['addr' => '::1', 'port' => 9], 'iov' => ['x'],
        'control' => [
        ['level' => IPPROTO_IPV6, 'type' => $type, 'data' => $data],
    ]]));
}
?>
--EXPECTF--
{"ifindex":1}: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): The key 'addr' is required in %s on line %d
bool(false)
{"addr":"::1"}: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): The key 'ifindex' is required in %s on line %d
bool(false)
{"addr":"::1","ifindex":-1}: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > ifindex): the interface index cannot be negative or larger than 4294967295; given -1 in %s on line %d
bool(false)
{"addr":"::1","ifindex":4294967296}: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > ifindex): the interface index cannot be negative or larger than 4294967295; given 4294967296 in %s on line %d
bool(false)
{"addr":"::1","ifindex":"1"}: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > ifindex): no interface with name "1" could be found in %s on line %d
bool(false)
{"addr":"::1","ifindex":"none"}: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > ifindex): no interface with name "none" could be found in %s on line %d
bool(false)
5: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): expected an array here in %s on line %d
bool(false)
[]: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): expected an integer, either of a PHP integer type or of a convertible type in %s on line %d
bool(false)
256: 
Warning: socket_sendmsg(): Error in sendmsg [22]: Invalid argument in %s on line %d
bool(false)
2147483648: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): given PHP integer is out of bounds for a native int in %s on line %d
bool(false)
-2: 
Warning: socket_sendmsg(): Error in sendmsg [22]: Invalid argument in %s on line %d
bool(false)
