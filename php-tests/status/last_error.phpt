--TEST--
socket_last_error: one code a socket, and a global one
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

show_codes(pair()[0]);
$socket = broken();
[$other] = $pair = pair();
show_codes($socket);
show_codes($other);
// Reading it takes nothing away; null means none.
var_dump(socket_last_error($socket), socket_last_error($socket),
    socket_last_error(null) === socket_last_error());
// The latest failure, of each.
socket_set_nonblock($other);
socket_read($other, 1);
show_codes($socket);
show_codes($other);
?>
--EXPECT--
global: 0, socket: 0
global: EPIPE, socket: EPIPE
global: EPIPE, socket: 0
int(32)
int(32)
bool(true)
global: EAGAIN, socket: EPIPE
global: EAGAIN, socket: EAGAIN
