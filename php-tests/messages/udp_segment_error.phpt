--TEST--
UDP_SEGMENT: a size has 16 bits
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = socket_create(AF_INET, SOCK_DGRAM, 0);
foreach ([-1, 65536, 'x', null] as $size) {
    show(json_encode($size), fn () =>
        socket_sendmsg($socket,
        ['control' => [['level' => SOL_UDP, 'type' => UDP_SEGMENT, 'data' => $size]]]));
}
?>
--EXPECTF--
-1: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): given PHP integer is out of bounds for an unsigned 16-bit integer in %s on line %d
bool(false)
65536: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): given PHP integer is out of bounds for an unsigned 16-bit integer in %s on line %d
bool(false)
"x": 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): expected an integer, but got a non numeric string (possibly from a converted object): 'x' in %s on line %d
bool(false)
null: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): expected an integer, either of a PHP integer type or of a convertible type in %s on line %d
bool(false)
