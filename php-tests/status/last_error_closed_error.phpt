--TEST--
socket_last_error, socket_clear_error: a closed socket
--FILE--
<?php
require __DIR__ . '/../lib.inc';

function broken(): Socket
{
    [$a, $b] = pair();
    socket_close($b);
    @socket_write($a, 'x');
    return $a;
}

$socket = broken();
socket_close($socket);
show('last_error', fn () => socket_last_error($socket));
show('clear_error', fn () => socket_clear_error($socket));
show_codes();
?>
--EXPECT--
last_error: Error: socket_last_error(): Argument #1 ($socket) has already been closed
clear_error: Error: socket_clear_error(): Argument #1 ($socket) has already been closed
global: EPIPE
