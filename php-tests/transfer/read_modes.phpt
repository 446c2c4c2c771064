--TEST--
socket_read: every mode but PHP_NORMAL_READ is binary
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
foreach ([PHP_BINARY_READ, 0, 3, -1, PHP_INT_MAX, PHP_INT_MIN] as $mode) {
    socket_write($a, "one\ntwo");
    var_dump(socket_read($b, 100, $mode) === "one\ntwo");
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
