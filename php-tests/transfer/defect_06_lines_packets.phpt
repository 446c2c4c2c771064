--TEST--
socket_read: PHP_NORMAL_READ reads the line of a packet
--SKIPIF--
<?php
if (!function_exists('pcntl_alarm')) {
    die('skip needs pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

// Stock takes a byte of each packet, and waits for more.
pcntl_alarm(5);
foreach ([SOCK_SEQPACKET, SOCK_DGRAM] as $type) {
    [$a, $b] = pair($type);
    socket_write($a, "first\n");
    socket_write($a, "second\n");
    var_dump(socket_read($b, 100, PHP_NORMAL_READ), socket_read($b, 100, PHP_NORMAL_READ));
}
?>
--EXPECT--
string(6) "first
"
string(7) "second
"
string(6) "first
"
string(7) "second
"
