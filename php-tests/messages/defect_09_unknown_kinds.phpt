--TEST--
socket_recvmsg: control messages of a kind that PHP does not know come as bytes
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

const SO_TIMESTAMP = 29;
const SCM_TIMESTAMP = 29;

[$a, $b] = pair(SOCK_DGRAM);
var_dump(socket_set_option($b, SOL_SOCKET, SO_TIMESTAMP, 1));
$before = time();
send_rights($a, [STDIN]);
[$result, $message] = receive($b);
var_dump($result, $message['iov'], array_column($message['control'], 'type'), $message['flags']);
['level' => $level, 'type' => $type, 'data' => $data] = $message['control'][0];
var_dump($level === SOL_SOCKET, $type === SCM_TIMESTAMP, strlen($data));
[, $seconds, $microseconds] = unpack('q2', $data);
var_dump($seconds >= $before - 1 && $seconds <= time() + 1, $microseconds < 1000000);
var_dump(is_resource($message['control'][1]['data'][0]));
?>
--EXPECT--
bool(true)
int(1)
array(1) {
  [0]=>
  string(1) "x"
}
array(2) {
  [0]=>
  int(29)
  [1]=>
  int(1)
}
int(0)
bool(true)
bool(true)
int(16)
bool(true)
bool(true)
bool(true)
