--TEST--
socket_recvmsg: the sender's abstract name
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

$receiver = socket_create(AF_UNIX, SOCK_DGRAM, 0);
$sender = socket_create(AF_UNIX, SOCK_DGRAM, 0);
$names = ["\0php-tests-a" . getmypid(), "\0php-tests-b\0" . getmypid()];
socket_bind($receiver, $names[0]);
socket_bind($sender, $names[1]);
var_dump(socket_sendmsg($sender, ['name' => ['path' => $names[0]], 'iov' => ['x']]));
[, $message] = receive($receiver, more: ['name' => []]);
var_dump($message['name']['family'] === AF_UNIX, $message['name']['path'] === $names[1]);

// So it can be answered.
var_dump(socket_sendmsg($receiver, ['name' => $message['name'], 'iov' => ['answer']]),
    socket_read($sender, 100));
?>
--EXPECT--
int(1)
bool(true)
bool(true)
int(6)
string(6) "answer"
