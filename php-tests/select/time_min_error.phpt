--TEST--
socket_select: of microseconds far below zero the C library's lower half counts
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a] = pair();
$none = null;
foreach ([PHP_INT_MIN, -1 << 32, (-1 << 32) + 5, -1, -1 << 31, (-1 << 32) - 1] as $microseconds) {
    $write = [$a];
    var_dump(@socket_select($none, $write, $none, 0, $microseconds));
}
show_codes();
?>
--EXPECT--
int(1)
int(1)
int(1)
bool(false)
bool(false)
bool(false)
global: EINVAL
