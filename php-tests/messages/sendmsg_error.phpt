--TEST--
socket_sendmsg: what the kernel refuses, and what is no message
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair(SOCK_DGRAM);
foreach (['iov' => 1, 'name' => 'x', 'control' => 'x'] as $key => $value) {
    show($key, fn () => socket_sendmsg($a, [$key => $value]));
}
show_codes($a);
show('too many parts', fn () => socket_sendmsg($a, ['iov' => array_fill(0, 1025, 'x')]));
show_codes($a);
socket_clear_error($a);
show('flags', fn () => socket_sendmsg($a, ['iov' => ['x']], MSG_OOB));
show_codes($a);
show('flags too large', fn () => socket_sendmsg($a, [], PHP_INT_MAX));
show('no array', fn () => socket_sendmsg($a, 'x'));

[$c, $d] = pair();
socket_close($d);
show('peer closed', fn () => socket_sendmsg($c, ['iov' => ['x']], MSG_NOSIGNAL));
show_codes($c);

[$e, $f] = pair();
socket_set_nonblock($e);
while (@socket_write($e, str_repeat('x', 100000)) !== false);
socket_clear_error($e);
show('would block', fn () => socket_sendmsg($e, ['iov' => ['x']]));
show_codes($e);
socket_close($e);
show('closed', fn () => socket_sendmsg($e, ['iov' => ['x']]));

// Nothing has arrived.
socket_set_nonblock($b);
var_dump(socket_read($b, 100));
?>
--EXPECTF--
iov: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > iov): expected an array here in %s on line %d
bool(false)
name: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > name): expected an array here in %s on line %d
bool(false)
control: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control): expected an array here in %s on line %d
bool(false)
global: 0, socket: 0
too many parts: 
Warning: socket_sendmsg(): Error in sendmsg [90]: Message too long in %s on line %d
bool(false)
global: EMSGSIZE, socket: EMSGSIZE
flags: 
Warning: socket_sendmsg(): Error in sendmsg [95]: Operation not supported in %s on line %d
bool(false)
global: EOPNOTSUPP, socket: EOPNOTSUPP
flags too large: ValueError: socket_sendmsg(): Argument #3 ($flags) must be between -2147483648 and 2147483647
no array: TypeError: socket_sendmsg(): Argument #2 ($message) must be of type array, string given
peer closed: 
Warning: socket_sendmsg(): Error in sendmsg [32]: Broken pipe in %s on line %d
bool(false)
global: EPIPE, socket: EPIPE
would block: bool(false)
global: EAGAIN, socket: EAGAIN
closed: Error: socket_sendmsg(): Argument #1 ($socket) has already been closed
bool(false)
