--TEST--
too few arguments
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach (['socket_write', 'socket_read', 'socket_create_pair', 'socket_close', 'socket_strerror',
    'socket_select'] as $function) {
    show($function, fn () => $function());
}
[$a, $b] = pair();
show('socket_read', fn () => socket_read($a));
show('socket_create_pair', fn () => socket_create_pair(AF_UNIX, SOCK_STREAM));
?>
--EXPECT--
socket_write: ArgumentCountError: socket_write() expects at least 2 arguments, 0 given
socket_read: ArgumentCountError: socket_read() expects at least 2 arguments, 0 given
socket_create_pair: ArgumentCountError: socket_create_pair() expects exactly 4 arguments, 0 given
socket_close: ArgumentCountError: socket_close() expects exactly 1 argument, 0 given
socket_strerror: ArgumentCountError: socket_strerror() expects exactly 1 argument, 0 given
socket_select: ArgumentCountError: socket_select() expects at least 4 arguments, 0 given
socket_read: ArgumentCountError: socket_read() expects at least 2 arguments, 1 given
socket_create_pair: ArgumentCountError: socket_create_pair() expects exactly 4 arguments, 2 given
