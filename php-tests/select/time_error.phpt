--TEST--
socket_select: a negative time is EINVAL, and the arrays stay
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
$none = null;
foreach ([[-1, 0], [0, -1], [5, -2_000_000], [-2, 1_000_000], [PHP_INT_MAX, PHP_INT_MAX],
    [PHP_INT_MIN, 0]] as [$seconds, $microseconds]) {
    socket_clear_error();
    $write = ['k' => $a];
    var_dump(socket_select($none, $write, $none, $seconds, $microseconds), count($write));
    show_codes($a);
}
// Without seconds, they do not matter.
var_dump(socket_select($none, $write, $none, null, -1));
?>
--EXPECTF--
Warning: socket_select(): Unable to select [22]: Invalid argument in %s on line %d
bool(false)
int(1)
global: EINVAL, socket: 0

Warning: socket_select(): Unable to select [22]: Invalid argument in %s on line %d
bool(false)
int(1)
global: EINVAL, socket: 0

Warning: socket_select(): Unable to select [22]: Invalid argument in %s on line %d
bool(false)
int(1)
global: EINVAL, socket: 0

Warning: socket_select(): Unable to select [22]: Invalid argument in %s on line %d
bool(false)
int(1)
global: EINVAL, socket: 0

Warning: socket_select(): Unable to select [22]: Invalid argument in %s on line %d
bool(false)
int(1)
global: EINVAL, socket: 0

Warning: socket_select(): Unable to select [22]: Invalid argument in %s on line %d
bool(false)
int(1)
global: EINVAL, socket: 0
int(1)
