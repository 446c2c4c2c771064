--TEST--
socket_read: a closed socket
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_close($a);
show('binary', fn () => socket_read($a, 10));
show('lines', fn () => socket_read($a, 10, PHP_NORMAL_READ));
show('length 0', fn () => socket_read($a, 0));
?>
--EXPECT--
binary: Error: socket_read(): Argument #1 ($socket) has already been closed
lines: Error: socket_read(): Argument #1 ($socket) has already been closed
length 0: Error: socket_read(): Argument #1 ($socket) has already been closed
