--TEST--
UDP_SEGMENT: one write, several datagrams
--SKIPIF--
<?php
if (!defined('UDP_SEGMENT')) { echo 'skip stock of PHP 8.5 brings it'; }
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$receiver = socket_create(AF_INET, SOCK_DGRAM, 0);
socket_bind($receiver, '127.0.0.1', 0);
socket_getsockname($receiver, $address, $port);
$sender = socket_create(AF_INET, SOCK_DGRAM, 0);
socket_connect($sender, $address, $port);
var_dump(socket_set_option($sender, SOL_UDP, UDP_SEGMENT, 4),
    socket_get_option($sender, SOL_UDP, UDP_SEGMENT));
var_dump(socket_write($sender, 'abcdefghij'));
echo socket_read($receiver, 100), ' ', socket_read($receiver, 100), ' ',
socket_read($receiver, 100), "\n";
?>
--EXPECT--
bool(true)
int(4)
int(10)
abcd efgh ij
