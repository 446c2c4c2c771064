--TEST--
too many arguments
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
show('socket_write', fn () => socket_write($a, 'x', 1, 2));
show('socket_read', fn () => socket_read($a, 1, 2, 3, 4));
show('socket_create_pair', fn () => socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair, 5));
show('socket_close', fn () => socket_close($a, 1));
show('socket_last_error', fn () => socket_last_error($a, 1));
var_dump(isset($pair), socket_write($a, 'still open'));
?>
--EXPECT--
socket_write: ArgumentCountError: socket_write() expects at most 3 arguments, 4 given
socket_read: ArgumentCountError: socket_read() expects at most 3 arguments, 5 given
socket_create_pair: ArgumentCountError: socket_create_pair() expects exactly 4 arguments, 5 given
socket_close: ArgumentCountError: socket_close() expects exactly 1 argument, 2 given
socket_last_error: ArgumentCountError: socket_last_error() expects at most 1 argument, 2 given
bool(false)
int(10)
