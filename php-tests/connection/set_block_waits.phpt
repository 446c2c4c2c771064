--TEST--
socket_set_block: a read waits again
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
socket_set_nonblock($a);
var_dump(socket_read($a, 10));
socket_set_block($a);
$wait = fork(function () use ($b) {
    socket_write($b, 'worth it');
    return 0;
});
var_dump(socket_read($a, 10), $wait());
?>
--EXPECT--
bool(false)
string(8) "worth it"
int(0)
