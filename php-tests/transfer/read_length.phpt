--TEST--
socket_read: a length of 0 or less reads nothing, and says nothing
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_write($a, "still here\n");
foreach ([0, -1, PHP_INT_MIN] as $length) {
    var_dump(socket_read($b, $length), socket_read($b, $length, PHP_NORMAL_READ));
}
show_codes($b);
var_dump(socket_read($b, 100));
?>
--EXPECT--
bool(false)
bool(false)
bool(false)
bool(false)
bool(false)
bool(false)
global: 0, socket: 0
string(11) "still here
"
