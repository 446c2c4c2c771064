--TEST--
socket_read: takes what is there, up to the length
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_write($a, 'abcdefgh');
var_dump(socket_read($b, 3), socket_read($b, 1), socket_read($b, 100));
socket_write($a, 'two ');
socket_write($a, 'writes');
var_dump(socket_read($b, 100));
socket_write($a, "a\0b\r\n\0");
var_dump(addcslashes(socket_read($b, 100), "\0..\37"));
// A short result is not a large one's memory.
socket_write($a, 'short');
$before = memory_get_usage();
$short = socket_read($b, 4 << 20);
var_dump($short, memory_get_usage() - $before < 1000);
?>
--EXPECT--
string(3) "abc"
string(1) "d"
string(4) "efgh"
string(10) "two writes"
string(14) "a\000b\r\n\000"
string(5) "short"
bool(true)
