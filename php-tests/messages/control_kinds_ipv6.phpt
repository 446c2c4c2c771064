--TEST--
socket_recvmsg: IPV6_RECVERR tells who sent the error
--SKIPIF--
<?php
if (@socket_bind(socket_create(AF_INET6, SOCK_DGRAM, 0), '::1') === false) {
    die('skip needs IPv6');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

$nobody = socket_create(AF_INET6, SOCK_DGRAM, 0);
socket_bind($nobody, '::1');
socket_getsockname($nobody, $address, $port);
$sender = socket_create(AF_INET6, SOCK_DGRAM, 0);
socket_set_option($sender, IPPROTO_IPV6, IPV6_RECVERR, 1);
socket_close($nobody);
socket_sendmsg($sender, ['name' => ['addr' => '::1', 'port' => $port], 'iov' => ['lost']]);
[$result, $message] = receive($sender, flags: MSG_ERRQUEUE, more: ['name' => []]);
var_dump($result, $message['iov'], $message['name']['addr'], $message['name']['port'] === $port);
['level' => $level, 'type' => $type, 'data' => $error] = $message['control'][0];
var_dump([$level, $type] === [IPPROTO_IPV6, IPV6_RECVERR], $error['errno'] === SOCKET_ECONNREFUSED,
    $error['origin'] === SO_EE_ORIGIN_ICMP6);
echo json_encode(array_diff_key($error, ['errno' => 0, 'origin' => 0])), "\n";
?>
--EXPECT--
int(4)
array(1) {
  [0]=>
  string(4) "lost"
}
string(3) "::1"
bool(true)
bool(true)
bool(true)
bool(true)
{"type":1,"code":4,"info":0,"data":0,"offender":{"family":10,"addr":"::1","port":0,"flowinfo":0,"scope_id":0}}
