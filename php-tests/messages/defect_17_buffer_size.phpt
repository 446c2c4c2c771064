--TEST--
socket_recvmsg: the largest buffer costs what arrives
--INI--
memory_limit=16M
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

[$a, $b] = pair();
socket_write($a, 'ten bytes.');
[$result, $message] = receive($b, more: ['buffer_size' => 104857600]);
var_dump($result, $message['iov']);
echo memory_get_peak_usage() < 4 << 20 ? "little memory\n" : "much memory\n";
?>
--EXPECT--
int(10)
array(1) {
  [0]=>
  string(10) "ten bytes."
}
little memory
