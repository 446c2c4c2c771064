--TEST--
socket_connect: no port, no listener, too long a path, and what the kernel refuses
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$new = fn (int $domain = AF_INET, int $type = SOCK_STREAM) => socket_create($domain, $type, 0);
show('no port', fn () => socket_connect($new(), '127.0.0.1'));
show('null port', fn () => socket_connect($new(AF_INET6), '::1', null));
show('108 bytes', fn () => socket_connect($new(AF_UNIX), str_repeat('x', 108)));
show('no path', fn () => socket_connect($new(AF_UNIX), ''));
show('no file', fn () => socket_connect($new(AF_UNIX), '/nonexistent/path'));
show('no name', fn () => socket_connect($new(AF_UNIX), "\0" . uniqid()));
$probe = $new();
socket_bind($probe, '127.0.0.1');
socket_getsockname($probe, $address, $port);
$socket = $new();
show('nobody listens', fn () => socket_connect($socket, '127.0.0.1', $port));
show_codes($socket);
socket_close($socket);
show('closed', fn () => socket_connect($socket, '127.0.0.1'));
?>
--EXPECTF--
no port: ValueError: socket_connect(): Argument #3 ($port) cannot be null when the socket type is AF_INET
null port: ValueError: socket_connect(): Argument #3 ($port) cannot be null when the socket type is AF_INET6
108 bytes: ValueError: socket_connect(): Argument #2 ($address) must be less than 108
no path: 
Warning: socket_connect(): unable to connect [22]: Invalid argument in %s on line %d
bool(false)
no file: 
Warning: socket_connect(): unable to connect [2]: No such file or directory in %s on line %d
bool(false)
no name: 
Warning: socket_connect(): unable to connect [111]: Connection refused in %s on line %d
bool(false)
nobody listens: 
Warning: socket_connect(): unable to connect [111]: Connection refused in %s on line %d
bool(false)
global: ECONNREFUSED, socket: ECONNREFUSED
closed: Error: socket_connect(): Argument #1 ($socket) has already been closed
