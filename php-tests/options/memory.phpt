--TEST--
SO_MEMINFO: nine numbers
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_write($a, 'hello');
$info = socket_get_option($b, SOL_SOCKET, SO_MEMINFO);
echo implode(' ', array_keys($info)), "\n";
var_dump($info['rcvbuf'] === socket_get_option($b, SOL_SOCKET, SO_RCVBUF));
var_dump($info['sndbuf'] === socket_get_option($b, SOL_SOCKET, SO_SNDBUF));
var_dump(socket_get_option($a, SOL_SOCKET, SO_MEMINFO)['wmem_alloc'] > 0);
var_dump(array_filter($info, 'is_int') === $info);
?>
--EXPECT--
rmem_alloc rcvbuf wmem_alloc sndbuf fwd_alloc wmem_queued optmem backlog drops
bool(true)
bool(true)
bool(true)
bool(true)
