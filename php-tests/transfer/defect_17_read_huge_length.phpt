--TEST--
socket_read: the largest lengths read what is there
--INI--
memory_limit=64M
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
foreach ([1 << 31, (1 << 32) + 3, PHP_INT_MAX] as $length) {
    socket_write($a, 'ten bytes.');
    var_dump(socket_read($b, $length));
    socket_write($a, "ten bytes\n");
    var_dump(socket_read($b, $length, PHP_NORMAL_READ));
}
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
