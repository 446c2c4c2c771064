--TEST--
socket_bind: what it refuses, and what the kernel refuses
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$new, $path] = [fn (int $domain = AF_INET) => socket_create($domain, SOCK_STREAM, 0), temp_path()];
show('not ours', fn () => socket_bind($new(), '192.0.2.77'));
show_codes();
socket_bind($unix = $new(AF_UNIX), $path);
show('in use', fn () => socket_bind($new(AF_UNIX), $path));
show('no directory', fn () => socket_bind($new(AF_UNIX), '/nonexistent/directory/path'));
show('108 bytes', fn () => socket_bind($new(AF_UNIX), str_repeat('x', 108)));
show('109 abstract bytes', fn () => socket_bind($new(AF_UNIX), "\0" . str_repeat('x', 108)));
$socket = $new();
show('first', fn () => socket_bind($socket, '127.0.0.1'));
show('again', fn () => socket_bind($socket, '127.0.0.1'));
show_codes($socket);
show('no argument', fn () => socket_bind($socket));
socket_close($socket);
show('closed', fn () => socket_bind($socket, '127.0.0.1'));
?>
--EXPECTF--
not ours: 
Warning: socket_bind(): Unable to bind address [99]: Cannot assign requested address in %s on line %d
bool(false)
global: EADDRNOTAVAIL
in use: 
Warning: socket_bind(): Unable to bind address [98]: Address already in use in %s on line %d
bool(false)
no directory: 
Warning: socket_bind(): Unable to bind address [2]: No such file or directory in %s on line %d
bool(false)
108 bytes: ValueError: socket_bind(): Argument #2 ($address) must be less than 108
109 abstract bytes: ValueError: socket_bind(): Argument #2 ($address) must be less than 108
first: bool(true)
again: 
Warning: socket_bind(): Unable to bind address [22]: Invalid argument in %s on line %d
bool(false)
global: EINVAL, socket: EINVAL
no argument: ArgumentCountError: socket_bind() expects at least 2 arguments, 1 given
closed: Error: socket_bind(): Argument #1 ($socket) has already been closed
