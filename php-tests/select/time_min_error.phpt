--TEST--
socket_select: microseconds far below zero are EINVAL, too
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a] = pair();
$none = null;
$write = [$a];
var_dump(socket_select($none, $write, $none, 0, PHP_INT_MIN), count($write));
?>
--EXPECTF--
Warning: socket_select(): Unable to select [22]: Invalid argument in %s on line %d
bool(false)
int(1)
