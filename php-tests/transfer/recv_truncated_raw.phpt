--TEST--
MSG_TRUNC on a raw socket of TCP's protocol number: a message is cut, not thrown away
--SKIPIF--
<?php
if (@socket_create(AF_INET, SOCK_RAW, SOL_TCP) === false) {
    die('skip needs CAP_NET_RAW');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$receiver = socket_create(AF_INET, SOCK_RAW, SOL_TCP);
socket_bind($receiver, '127.0.0.77');
// What others' connections have brought before it had an address of its own.
while (socket_recv($receiver, $data, 1, MSG_DONTWAIT) !== false);
$sender = socket_create(AF_INET, SOCK_RAW, SOL_TCP);
// A header of IP has 20 bytes.
$text = str_repeat('x', 30);
foreach (['recv', 'recvfrom', 'recvmsg'] as $call) {
    socket_sendto($sender, $text, 30, 0, '127.0.0.77', 0);
    $message = ['controllen' => 100, 'buffer_size' => 24];
    var_dump(match ($call) {
        'recv' => socket_recv($receiver, $data, 24, MSG_TRUNC),
        'recvfrom' => socket_recvfrom($receiver, $data, 24, MSG_TRUNC, $address, $port),
        'recvmsg' => socket_recvmsg($receiver, $message, MSG_TRUNC),
    });
    $data = $call === 'recvmsg' ? $message['iov'][0] : $data;
    var_dump(strlen($data), substr($data, 20));
}
?>
--EXPECT--
int(50)
int(24)
string(4) "xxxx"
int(50)
int(24)
string(4) "xxxx"
int(50)
int(24)
string(4) "xxxx"
