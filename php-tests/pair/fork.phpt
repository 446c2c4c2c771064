--TEST--
socket_create_pair: both directions between a process and its child
--SKIPIF--
<?php
if (!function_exists('pcntl_fork')) {
    die('skip needs pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$parent, $child] = pair();
$wait = fork(function () use (&$parent, $child) {
    socket_close($parent);
    socket_write($child, 'question');
    return socket_read($child, 100) === 'answer' ? 0 : 1;
});
socket_close($child);
var_dump(socket_read($parent, 100));
socket_write($parent, 'answer');
var_dump($wait());
// The child's end is gone with the child.
var_dump(socket_read($parent, 100));
?>
--EXPECT--
string(8) "question"
int(0)
string(0) ""
