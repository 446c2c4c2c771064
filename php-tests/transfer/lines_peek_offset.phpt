--TEST--
socket_read: PHP_NORMAL_READ reads on with SO_PEEK_OFF
--SKIPIF--
<?php
if (!function_exists('pcntl_alarm')) {
    die('skip needs pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

pcntl_alarm(5);
[$a, $b] = pair();
socket_write($a, "one\ntwo\nthree\nfour\n");
var_dump(socket_read($b, 100, PHP_NORMAL_READ), socket_set_option($b, SOL_SOCKET, SO_PEEK_OFF, 2));
var_dump(socket_read($b, 100, PHP_NORMAL_READ), socket_read($b, 100, PHP_NORMAL_READ));
var_dump(socket_set_option($b, SOL_SOCKET, SO_PEEK_OFF, -1), socket_read($b, 100, PHP_NORMAL_READ));
?>
--EXPECT--
string(4) "one
"
bool(true)
string(4) "two
"
string(6) "three
"
bool(true)
string(5) "four
"
