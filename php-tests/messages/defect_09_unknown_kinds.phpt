--TEST--
socket_recvmsg: control messages of a kind that has no value come as bytes, and go out as bytes
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

const SO_TIMESTAMP_NEW = 63;

// A time stamp in its newest form, with a descriptor.
[$a, $b] = pair(SOCK_DGRAM);
var_dump(socket_set_option($b, SOL_SOCKET, SO_TIMESTAMP_NEW, 1));
$before = time();
send_rights($a, [STDIN]);
[$result, $message] = receive($b);
var_dump($result, $message['iov'], array_column($message['control'], 'type'), $message['flags']);
['level' => $level, 'data' => $data] = $message['control'][0];
var_dump($level === SOL_SOCKET, strlen($data));
[, $seconds, $microseconds] = unpack('q2', $data);
var_dump($seconds >= $before - 1 && $seconds <= time() + 1, $microseconds < 1000000);
var_dump(is_resource($message['control'][1]['data'][0]));

// The address that a datagram was sent to: family, port, address.
$receiver = socket_create(AF_INET, SOCK_DGRAM, 0);
socket_bind($receiver, '127.0.0.1');
socket_getsockname($receiver, $address, $port);
socket_set_option($receiver, IPPROTO_IP, IP_RECVORIGDSTADDR, 1);
$sender = socket_create(AF_INET, SOCK_DGRAM, 0);
socket_sendto($sender, 'x', 1, 0, '127.0.0.1', $port);
[, $message] = receive($receiver);
var_dump($message['control']
    === [['level' => IPPROTO_IP, 'type' => 20,
    'data' => pack('SnNx8', AF_INET, $port, 0x7f000001)]]);

// The kernel passes over what is not for the socket's family, and refuses what it does not know.
var_dump(socket_sendmsg($sender,
    ['iov' => ['x'], 'name' => ['addr' => '127.0.0.1', 'port' => $port], 'control' => [
    ['level' => IPPROTO_IPV6, 'type' => 1000,
        'data' => 'not for this socket, which passes it over'],
]]));
show('the kernel knows it not',
    fn () => socket_sendmsg($sender,
    ['name' => ['addr' => '127.0.0.1', 'port' => $port]] + $message));
show('no bytes', fn () =>
    socket_sendmsg($sender, ['iov' => ['x'],
    'control' => [['level' => IPPROTO_IP, 'type' => 20, 'data' => 5]]]));
?>
--EXPECTF--
bool(true)
int(1)
array(1) {
  [0]=>
  string(1) "x"
}
array(2) {
  [0]=>
  int(63)
  [1]=>
  int(1)
}
int(0)
bool(true)
int(16)
bool(true)
bool(true)
bool(true)
bool(true)
int(1)
the kernel knows it not: 
Warning: socket_sendmsg(): Error in sendmsg [22]: Invalid argument in %s on line %d
bool(false)
no bytes: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0): cmsghdr with level 0 and type 20 not supported in %s on line %d
bool(false)
