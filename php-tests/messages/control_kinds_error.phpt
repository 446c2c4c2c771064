--TEST--
socket_sendmsg: control messages that have values, and what is none
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$receiver = socket_create(AF_INET, SOCK_DGRAM, 0);
socket_bind($receiver, '127.0.0.1');
socket_getsockname($receiver, $address, $port);
$sender = socket_create(AF_INET, SOCK_DGRAM, 0);
$send = static fn (int $level, int $type, mixed $data) => static fn () => socket_sendmsg($sender, [
    'name' => ['addr' => '127.0.0.1', 'port' => $port],
    'iov' => ['x'],
    'control' => [['level' => $level, 'type' => $type, 'data' => $data]],
]);
$error = ['errno' => 1, 'origin' => 1, 'type' => 0, 'code' => 0, 'info' => 0, 'data' => 0];
foreach ([
    'ttl: text' => [IPPROTO_IP, IP_TTL, 'many'],
    'ttl: too large for it' => [IPPROTO_IP, IP_TTL, 256],
    'tos: too large' => [IPPROTO_IP, IP_TOS, 256],
    'packet info: number' => [IPPROTO_IP, IP_PKTINFO, 1],
    'packet info: no address' => [IPPROTO_IP, IP_PKTINFO, ['spec_dst' => 'no.such.host.invalid']],
    'packet info: no interface' => [IPPROTO_IP, IP_PKTINFO, ['ifindex' => 'none such']],
    'packet info: negative' => [IPPROTO_IP, IP_PKTINFO, ['ifindex' => -1]],
    'time stamp: no array' => [SOL_SOCKET, SCM_TIMESTAMP, 5],
    'time stamp: no sec' => [SOL_SOCKET, SCM_TIMESTAMP, ['usec' => 5]],
    'time stamp: other key' => [SOL_SOCKET, SCM_TIMESTAMPNS, ['sec' => 1, 'usec' => 5]],
    'time stamp' => [SOL_SOCKET, SCM_TIMESTAMPNS, ['sec' => 1, 'nsec' => 5]],
    'stamping: list' => [SOL_SOCKET, SO_TIMESTAMPING, [1, 2, 3]],
    'stamping: negative' => [SOL_SOCKET, SO_TIMESTAMPING, -1],
    'overflow: too large' => [SOL_SOCKET, SO_RXQ_OVFL, 1 << 32],
    'error: no origin' => [IPPROTO_IP, IP_RECVERR, array_diff_key($error, ['origin' => 0])],
    'error: large code' => [IPPROTO_IP, IP_RECVERR, ['code' => 256] + $error],
    'error: offender' => [IPPROTO_IP, IP_RECVERR, $error + ['offender' => 'x']],
    'error' => [IPPROTO_IP, IP_RECVERR, $error + ['offender' => null]],
    'security: number' => [SOL_SOCKET, SCM_SECURITY, 5],
    'security' => [SOL_SOCKET, SCM_SECURITY, 'label'],
] as $label => $kind) {
    show($label, $send(...$kind));
}
var_dump(socket_recv($receiver, $data, 10, MSG_DONTWAIT));
?>
--EXPECTF--
ttl: text: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): expected an integer, but got a non numeric string (possibly from a converted object): 'many' in %s on line %d
bool(false)
ttl: too large for it: 
Warning: socket_sendmsg(): Error in sendmsg [22]: Invalid argument in %s on line %d
bool(false)
tos: too large: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): given PHP integer is out of bounds for an unsigned 8-bit integer in %s on line %d
bool(false)
packet info: number: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): expected an array here in %s on line %d
bool(false)
packet info: no address: 
Warning: socket_sendmsg(): Host lookup failed [%i]: %s in %s on line %d

Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > spec_dst): could not resolve address 'no.such.host.invalid' to get an AF_INET address in %s on line %d
bool(false)
packet info: no interface: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > ifindex): no interface with name "none such" could be found in %s on line %d
bool(false)
packet info: negative: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > ifindex): the interface index cannot be negative or larger than 4294967295; given -1 in %s on line %d
bool(false)
time stamp: no array: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): expected an array here in %s on line %d
bool(false)
time stamp: no sec: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): The key 'sec' is required in %s on line %d
bool(false)
time stamp: other key: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): The key 'nsec' is required in %s on line %d
bool(false)
time stamp: 
Warning: socket_sendmsg(): Error in sendmsg [22]: Invalid argument in %s on line %d
bool(false)
stamping: list: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): expected an integer, either of a PHP integer type or of a convertible type in %s on line %d
bool(false)
stamping: negative: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): given PHP integer is out of bounds for an unsigned 32-bit integer in %s on line %d
bool(false)
overflow: too large: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): given PHP integer is out of bounds for an unsigned 32-bit integer in %s on line %d
bool(false)
error: no origin: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): The key 'origin' is required in %s on line %d
bool(false)
error: large code: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > code): given PHP integer is out of bounds for an unsigned 8-bit integer in %s on line %d
bool(false)
error: offender: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > offender): expected an array here in %s on line %d
bool(false)
error: 
Warning: socket_sendmsg(): Error in sendmsg [22]: Invalid argument in %s on line %d
bool(false)
security: number: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0): cmsghdr with level 1 and type 3 not supported in %s on line %d
bool(false)
security: 
Warning: socket_sendmsg(): Error in sendmsg [22]: Invalid argument in %s on line %d
bool(false)
bool(false)
