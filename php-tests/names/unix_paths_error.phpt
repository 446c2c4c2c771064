--TEST--
AF_UNIX: no path is cut, neither at a NUL nor at its 108th byte
--FILE--
<?php
require __DIR__ . '/../lib.inc';

chdir(sys_get_temp_dir());
$path = str_pad(uniqid('cut'), 107, 'x');
$short = uniqid('short');
foreach ([$path, $short] as $name) {
    $receivers[$name] = socket_create(AF_UNIX, SOCK_DGRAM, 0);
    socket_bind($receivers[$name], $name);
}
$socket = socket_create(AF_UNIX, SOCK_DGRAM, 0);
foreach (['a NUL' => "$short\0junk", 'NUL at the end' => "$short\0", 'one byte more' => "{$path}x",
    'many more' => str_pad($path, 1000, 'x')] as $label => $wrong) {
    show("$label, bind", fn () => socket_bind($socket, $wrong));
    show("$label, connect", fn () => socket_connect($socket, $wrong));
    show("$label, sendto", fn () => socket_sendto($socket, 'x', 1, 0, $wrong));
    show("$label, sendmsg", fn () =>
        socket_sendmsg($socket, ['iov' => ['x'], 'name' => ['path' => $wrong]]));
}
foreach ($receivers as $name => $receiver) {
    var_dump(socket_recv($receiver, $data, 10, MSG_DONTWAIT),
        socket_sendto($socket, 'x', 1, 0, $name));
    unlink(process_path($name));
}
show('abstract, 109 bytes', fn () => socket_bind($socket, "\0" . str_repeat('x', 108)));
show_codes($socket);
?>
--EXPECTF--
a NUL, bind: ValueError: socket_bind(): Argument #2 ($address) must not contain any null bytes
a NUL, connect: ValueError: socket_connect(): Argument #2 ($address) must not contain any null bytes
a NUL, sendto: ValueError: socket_sendto(): Argument #5 ($address) must not contain any null bytes
a NUL, sendmsg: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > name > path): the path must not contain any null bytes in %s on line %d
bool(false)
NUL at the end, bind: ValueError: socket_bind(): Argument #2 ($address) must not contain any null bytes
NUL at the end, connect: ValueError: socket_connect(): Argument #2 ($address) must not contain any null bytes
NUL at the end, sendto: ValueError: socket_sendto(): Argument #5 ($address) must not contain any null bytes
NUL at the end, sendmsg: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > name > path): the path must not contain any null bytes in %s on line %d
bool(false)
one byte more, bind: ValueError: socket_bind(): Argument #2 ($address) must be less than 108
one byte more, connect: ValueError: socket_connect(): Argument #2 ($address) must be less than 108
one byte more, sendto: ValueError: socket_sendto(): Argument #5 ($address) must be less than 108
one byte more, sendmsg: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > name > path): the path is too long, the maximum permitted length is 107 in %s on line %d
bool(false)
many more, bind: ValueError: socket_bind(): Argument #2 ($address) must be less than 108
many more, connect: ValueError: socket_connect(): Argument #2 ($address) must be less than 108
many more, sendto: ValueError: socket_sendto(): Argument #5 ($address) must be less than 108
many more, sendmsg: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > name > path): the path is too long, the maximum permitted length is 107 in %s on line %d
bool(false)
bool(false)
int(1)
bool(false)
int(1)
abstract, 109 bytes: ValueError: socket_bind(): Argument #2 ($address) must be less than 108
global: EAGAIN, socket: 0
