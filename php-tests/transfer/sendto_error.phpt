--TEST--
socket_sendto: lengths, ports, hosts and paths that it refuses
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$udp = socket_create(AF_INET, SOCK_DGRAM, 0);
$unix = socket_create(AF_UNIX, SOCK_DGRAM, 0);
show('length', fn () => socket_sendto($udp, 'x', -1, 0, '127.0.0.1', 9));
show('no port', fn () => socket_sendto($udp, 'x', 1, 0, '127.0.0.1'));
show('null port', fn () =>
    socket_sendto(socket_create(AF_INET6, SOCK_DGRAM, 0), 'x', 1, 0, '::1', null));
show('too long', fn () => socket_sendto($udp, str_repeat('x', 70000), 70000, 0, '127.0.0.1', 9));
show_codes($udp);
show('no path', fn () => socket_sendto($unix, 'x', 1, 0, '/nonexistent/path'));
socket_close($udp);
show('closed', fn () => socket_sendto($udp, 'x', -1, 0, '127.0.0.1'));
?>
--EXPECTF--
length: ValueError: socket_sendto(): Argument #3 ($length) must be greater than or equal to 0
no port: ValueError: socket_sendto(): Argument #6 ($port) cannot be null when the socket type is AF_INET
null port: ValueError: socket_sendto(): Argument #6 ($port) cannot be null when the socket type is AF_INET6
too long: 
Warning: socket_sendto(): Unable to write to socket [90]: Message too long in %s on line %d
bool(false)
global: EMSGSIZE, socket: EMSGSIZE
no path: 
Warning: socket_sendto(): Unable to write to socket [2]: No such file or directory in %s on line %d
bool(false)
closed: Error: socket_sendto(): Argument #1 ($socket) has already been closed
