--TEST--
socket_create_pair: called in a fiber, into variables inside and outside of it
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$outside = null;
$fiber = new Fiber(function () use (&$outside) {
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $inside);
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $outside);
    socket_write($inside[0], 'inside');
    Fiber::suspend($inside[1]);
    echo "resumed\n";
});
$end = $fiber->start();
var_dump(socket_read($end, 100), socket_write($outside[0], 'outside'),
    socket_read($outside[1], 100));
$fiber->resume();
var_dump(socket_read($end, 100));
?>
--EXPECT--
string(6) "inside"
int(7)
string(7) "outside"
resumed
string(0) ""
