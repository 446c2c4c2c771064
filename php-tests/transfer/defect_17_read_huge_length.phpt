--TEST--
socket_read: a huge length reads what is there; the largest of all is false, without a word
--INI--
memory_limit=64M
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
foreach ([1 << 31, (1 << 32) + 3, PHP_INT_MAX - 2] as $length) {
    socket_write($a, 'ten bytes.');
    var_dump(socket_read($b, $length));
    socket_write($a, "ten bytes\n");
    var_dump(socket_read($b, $length, PHP_NORMAL_READ));
}
socket_write($a, 'stays');
var_dump(socket_read($b, PHP_INT_MAX), socket_read($b, PHP_INT_MAX, PHP_NORMAL_READ),
    socket_read($b, 10));
show_codes($b);
?>
--EXPECT--
string(10) "ten bytes."
string(10) "ten bytes
"
string(10) "ten bytes."
string(10) "ten bytes
"
string(10) "ten bytes."
string(10) "ten bytes
"
bool(false)
bool(false)
string(5) "stays"
global: 0, socket: 0
