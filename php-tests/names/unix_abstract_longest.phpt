--TEST--
AF_UNIX: an abstract name of 108 bytes is bound, connected to, received whole, and answered
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$names = array_map(static fn (string $end) => "\0" . str_pad(uniqid(), 106, 'x') . $end,
    ['a', 'b']);
[$a, $b] = array_map(static function (string $name): Socket {
    $socket = socket_create(AF_UNIX, SOCK_DGRAM, 0);
    socket_bind($socket, $name);
    return $socket;
}, $names);

socket_getsockname($b, $own);
var_dump($own === $names[1]);
var_dump(socket_sendto($a, 'question', 8, 0, $names[1]));
var_dump(socket_recvfrom($b, $data, 100, MSG_PEEK, $sender), $sender === $names[0]);
$message = ['name' => [], 'controllen' => 100];
socket_recvmsg($b, $message);
var_dump($message['name'] === ['family' => AF_UNIX, 'path' => $names[0]]);

var_dump(socket_sendmsg($b, ['name' => $message['name'], 'iov' => ['answer']]),
    socket_read($a, 100));
var_dump(socket_connect($b, $names[0]), socket_getpeername($b, $peer), $peer === $names[0]);
?>
--EXPECT--
bool(true)
int(8)
int(8)
bool(true)
bool(true)
int(6)
string(6) "answer"
bool(true)
bool(true)
bool(true)
