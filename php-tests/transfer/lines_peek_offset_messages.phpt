--TEST--
socket_read: PHP_NORMAL_READ loses nothing of a message with SO_PEEK_OFF
--SKIPIF--
<?php
if (!function_exists('pcntl_alarm')) {
    die('skip needs pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

function udp(): array
{
    $receiver = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
    $sender = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
    socket_bind($receiver, '127.0.0.1');
    socket_getsockname($receiver, $host, $port);
    socket_connect($sender, $host, $port);
    return [$sender, $receiver];
}

pcntl_alarm(5);
foreach ([pair(SOCK_DGRAM), pair(SOCK_SEQPACKET), udp()] as [$sender, $receiver]) {
    socket_set_option($receiver, SOL_SOCKET, SO_PEEK_OFF, 3);
    foreach (["x\n", "abcdefgh\n", "second\nthird\n"] as $message) {
        socket_write($sender, $message);
    }
    $lines = [];
    for ($line = 0; $line < 4; $line++) {
        $lines[] = socket_read($receiver, 100, PHP_NORMAL_READ);
    }
    echo json_encode($lines), "\n";
}
?>
--EXPECT--
["x\n","abcdefgh\n","second\n","third\n"]
["x\n","abcdefgh\n","second\n","third\n"]
["x\n","abcdefgh\n","second\n","third\n"]
