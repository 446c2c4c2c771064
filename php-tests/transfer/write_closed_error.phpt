--TEST--
socket_write: a closed socket
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_close($a);
show('write', fn () => socket_write($a, 'x'));
show('negative length', fn () => socket_write($a, 'x', -1));
show_codes();
?>
--EXPECT--
write: Error: socket_write(): Argument #1 ($socket) has already been closed
negative length: Error: socket_write(): Argument #1 ($socket) has already been closed
global: 0
