--TEST--
TCP_USER_TIMEOUT: milliseconds
--SKIPIF--
<?php
if (!defined('TCP_USER_TIMEOUT')) { echo 'skip stock of PHP 8.6 brings it'; }
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = socket_create(AF_INET, SOCK_STREAM, 0);
var_dump(socket_set_option($socket, SOL_TCP, TCP_USER_TIMEOUT, '30000'),
    socket_get_option($socket, SOL_TCP, TCP_USER_TIMEOUT));
var_dump(socket_set_option($socket, SOL_TCP, TCP_USER_TIMEOUT, 0),
    socket_get_option($socket, SOL_TCP, TCP_USER_TIMEOUT));
?>
--EXPECT--
bool(true)
int(30000)
bool(true)
int(0)
