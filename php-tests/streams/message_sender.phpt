--TEST--
socket_recvfrom: the rest of a datagram has its sender, also when the Socket is tied to a stream
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$from, $to] = [socket_create(AF_INET, SOCK_DGRAM, SOL_UDP),
    socket_create(AF_INET, SOCK_DGRAM, SOL_UDP)];
socket_bind($from, '127.0.0.1');
socket_bind($to, '127.0.0.1');
socket_getsockname($from, $_, $sender);
socket_getsockname($to, $_, $port);

$check = static function (string $when) use ($to, $sender) {
    socket_recvfrom($to, $data, 3, 0, $address, $number);
    echo $when, ': ', json_encode([$data, $address, $number === $sender]), "\n";
};
socket_sendto($from, "one\ntwothree", 12, 0, '127.0.0.1', $port);
var_dump(socket_read($to, 100, PHP_NORMAL_READ));
$check('before');
$stream = socket_export_stream($to);
$check('moved to the stream');
socket_read($to, 10);
socket_sendto($from, "one\ntwothree", 12, 0, '127.0.0.1', $port);
var_dump(socket_read($to, 100, PHP_NORMAL_READ));
$check('tied');
var_dump(fread($stream, 1));
$check('the stream has read some of it');
?>
--EXPECT--
string(4) "one
"
before: ["two","127.0.0.1",true]
moved to the stream: ["thr","127.0.0.1",true]
string(4) "one
"
tied: ["two","127.0.0.1",true]
string(1) "t"
the stream has read some of it: ["hre","127.0.0.1",true]
