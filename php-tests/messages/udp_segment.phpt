--TEST--
UDP_SEGMENT: one message becomes several datagrams
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$receiver = socket_create(AF_INET, SOCK_DGRAM, 0);
socket_bind($receiver, '127.0.0.1');
socket_getsockname($receiver, $address, $port);
$sender = socket_create(AF_INET, SOCK_DGRAM, 0);
var_dump(socket_sendmsg($sender, [
    'name' => ['addr' => '127.0.0.1', 'port' => $port],
    'iov' => ['abcd', 'efgh'],
    'control' => [['level' => SOL_UDP, 'type' => UDP_SEGMENT, 'data' => 3]],
]));
var_dump(socket_read($receiver, 100), socket_read($receiver, 100), socket_read($receiver, 100));
var_dump(socket_cmsg_space(SOL_UDP, UDP_SEGMENT));
?>
--EXPECT--
int(8)
string(3) "abc"
string(3) "def"
string(2) "gh"
int(24)
