--TEST--
socket_set_nonblock and socket_set_block: a closed socket
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a] = pair();
socket_close($a);
show('nonblock', fn () => socket_set_nonblock($a));
show('block', fn () => socket_set_block($a));
show_codes();
?>
--EXPECT--
nonblock: Error: socket_set_nonblock(): Argument #1 ($socket) has already been closed
block: Error: socket_set_block(): Argument #1 ($socket) has already been closed
global: 0
