--TEST--
socket_sendmsg, socket_recvmsg: references within the message are not followed, but for texts
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair(SOCK_DGRAM);
$iov = ['x'];
show('iov', fn () => socket_sendmsg($a, ['iov' => &$iov]));
$control = [];
show('control', fn () => socket_sendmsg($a, ['control' => &$control]));
$name = [];
show('name', fn () => socket_sendmsg($a, ['name' => &$name]));
$level = SOL_SOCKET;
show('level', fn () => socket_sendmsg($a, ['control' => [['level' => &$level, 'type' => SCM_RIGHTS, 'data' => [STDIN]]]]));
$stream = STDIN;
show('descriptor', fn () => socket_sendmsg($a, ['control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [&$stream]]]]));
$length = 100;
$message = ['controllen' => &$length];
show('controllen', fn () => socket_recvmsg($b, $message));
$part = 'text';
show('part', fn () => socket_sendmsg($a, ['iov' => [&$part]]));
$path = '/nonexistent/path';
show('path', fn () => socket_sendmsg($a, ['name' => ['path' => &$path]]));
?>
--EXPECTF--
iov: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > iov): expected an array here in %s on line %d
bool(false)
control: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control): expected an array here in %s on line %d
bool(false)
name: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > name): expected an array here in %s on line %d
bool(false)
level: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > level): expected an integer, either of a PHP integer type or of a convertible type in %s on line %d
bool(false)
descriptor: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > element #1): expected a Socket object or a stream resource in %s on line %d
bool(false)
controllen: 
Warning: socket_recvmsg(): error converting user data (path: msghdr > controllen): expected an integer, either of a PHP integer type or of a convertible type in %s on line %d
bool(false)
part: int(4)
path: 
Warning: socket_sendmsg(): Error in sendmsg [2]: No such file or directory in %s on line %d
bool(false)
