--TEST--
socket_write: a negative length
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
foreach ([-1, PHP_INT_MIN] as $length) {
    show((string) $length, fn () => socket_write($a, 'hello', $length));
}
show_codes($a);
socket_set_nonblock($b);
var_dump(socket_read($b, 100));
?>
--EXPECT--
-1: ValueError: socket_write(): Argument #3 ($length) must be greater than or equal to 0
-9223372036854775808: ValueError: socket_write(): Argument #3 ($length) must be greater than or equal to 0
global: 0, socket: 0
bool(false)
