--TEST--
socket_send: a negative length, no peer, no room
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
show('length', fn () => socket_send($a, 'x', -1, 0));
show('no peer', fn () => socket_send(socket_create(AF_UNIX, SOCK_STREAM, 0), 'x', 1, 0));
while (socket_send($a, str_repeat('x', 65536), 65536, MSG_DONTWAIT) !== false);
show_codes($a);
socket_close($b);
show('peer is gone', fn () => socket_send($a, 'x', 1, MSG_NOSIGNAL));
show_codes($a);
socket_close($a);
show('closed', fn () => socket_send($a, 'x', 1, 0));
?>
--EXPECTF--
length: ValueError: socket_send(): Argument #3 ($length) must be greater than or equal to 0
no peer: 
Warning: socket_send(): Unable to write to socket [107]: Transport endpoint is not connected in %s on line %d
bool(false)
global: EAGAIN, socket: EAGAIN
peer is gone: 
Warning: socket_send(): Unable to write to socket [32]: Broken pipe in %s on line %d
bool(false)
global: EPIPE, socket: EPIPE
closed: Error: socket_send(): Argument #1 ($socket) has already been closed
