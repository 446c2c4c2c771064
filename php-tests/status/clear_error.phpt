--TEST--
socket_clear_error: clears one of them
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
var_dump(socket_clear_error($socket));
show_codes($socket);

$socket = broken();
socket_clear_error();
show_codes($socket);

$socket = broken();
socket_clear_error(null);
show_codes($socket);
?>
--EXPECT--
NULL
global: EPIPE, socket: 0
global: 0, socket: EPIPE
global: 0, socket: EPIPE
