--TEST--
socket_read: a line that comes in pieces
--SKIPIF--
<?php
if (!function_exists('pcntl_fork')) {
    die('skip needs pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
$wait = fork(function () use ($a) {
    foreach (['a l', 'ine ', 'in pieces', "\nand"] as $piece) {
        socket_write($a, $piece);
    }
    return 0;
});
var_dump(socket_read($b, 100, PHP_NORMAL_READ), $wait(), socket_read($b, 100));
?>
--EXPECT--
string(17) "a line in pieces
"
int(0)
string(3) "and"
