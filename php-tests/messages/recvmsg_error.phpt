--TEST--
socket_recvmsg: what is no wish, and what the kernel refuses; the array stays as it was
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair(SOCK_DGRAM);
socket_write($a, 'hello');
foreach ([
    [],
    ['controllen' => 0],
    ['controllen' => -1],
    ['controllen' => 1 << 32],
    ['controllen' => 'many'],
    ['controllen' => null],
    ['buffer_size' => -1],
    ['buffer_size' => 104857601, 'controllen' => 'many'],
    ['buffer_size' => [], 'controllen' => 10],
    ['name' => 'x', 'controllen' => 10],
    ['name' => ['family' => AF_INET], 'controllen' => 10],
    ['name' => ['family' => 99], 'controllen' => 10],
    ['name' => ['family' => 'x'], 'controllen' => 10],
] as $message) {
    $before = $message;
    show(json_encode($message), function () use (&$message, $b) {
        return socket_recvmsg($b, $message);
    });
    if ($message !== $before) {
        var_dump($message);
    }
}
show_codes($b);
$message = ['controllen' => 10];
show('flags', function () use (&$message, $b) {
    return socket_recvmsg($b, $message, MSG_OOB);
});
show('flags too large', function () use (&$message, $b) {
    return socket_recvmsg($b, $message, 1 << 31);
});
$text = 'x';
show('no array', function () use (&$text, $b) {
    return socket_recvmsg($b, $text);
});
socket_close($b);
show('closed', function () use (&$message, $b) {
    return socket_recvmsg($b, $message);
});
var_dump($message);
?>
--EXPECTF--
[]: 
Warning: socket_recvmsg(): error converting user data (path: msghdr): The key 'controllen' is required in %s on line %d
bool(false)
{"controllen":0}: 
Warning: socket_recvmsg(): error converting user data (path: msghdr > controllen): controllen cannot be 0 in %s on line %d
bool(false)
{"controllen":-1}: 
Warning: socket_recvmsg(): error converting user data (path: msghdr > controllen): given PHP integer is out of bounds for an unsigned 32-bit integer in %s on line %d
bool(false)
{"controllen":4294967296}: 
Warning: socket_recvmsg(): error converting user data (path: msghdr > controllen): given PHP integer is out of bounds for an unsigned 32-bit integer in %s on line %d
bool(false)
{"controllen":"many"}: 
Warning: socket_recvmsg(): error converting user data (path: msghdr > controllen): expected an integer, but got a non numeric string (possibly from a converted object): 'many' in %s on line %d
bool(false)
{"controllen":null}: 
Warning: socket_recvmsg(): error converting user data (path: msghdr > controllen): expected an integer, either of a PHP integer type or of a convertible type in %s on line %d
bool(false)
{"buffer_size":-1}: 
Warning: socket_recvmsg(): error converting user data (path: msghdr > buffer_size): the buffer size must be between 1 and 104857600; given -1 in %s on line %d
bool(false)
{"buffer_size":104857601,"controllen":"many"}: 
Warning: socket_recvmsg(): error converting user data (path: msghdr > buffer_size): the buffer size must be between 1 and 104857600; given 104857601 in %s on line %d
bool(false)
{"buffer_size":[],"controllen":10}: 
Warning: socket_recvmsg(): error converting user data (path: msghdr > buffer_size): expected an integer, either of a PHP integer type or of a convertible type in %s on line %d
bool(false)
{"name":"x","controllen":10}: 
Warning: socket_recvmsg(): error converting user data (path: msghdr > name): expected an array here in %s on line %d
bool(false)
{"name":{"family":2},"controllen":10}: 
Warning: socket_recvmsg(): error converting user data (path: msghdr > name): the specified family (number 2) is not supported on this socket in %s on line %d
bool(false)
{"name":{"family":99},"controllen":10}: 
Warning: socket_recvmsg(): error converting user data (path: msghdr > name): the only families currently supported are AF_INET, AF_INET6 and AF_UNIX in %s on line %d
bool(false)
{"name":{"family":"x"},"controllen":10}: 
Warning: socket_recvmsg(): error converting user data (path: msghdr > name > family): expected an integer, but got a non numeric string (possibly from a converted object): 'x' in %s on line %d
bool(false)
global: 0, socket: 0
flags: 
Warning: socket_recvmsg(): Error in recvmsg [95]: Operation not supported in %s on line %d
bool(false)
flags too large: ValueError: socket_recvmsg(): Argument #3 ($flags) must be between -2147483648 and 2147483647
no array: TypeError: socket_recvmsg(): Argument #2 ($message) must be of type array, string given
closed: Error: socket_recvmsg(): Argument #1 ($socket) has already been closed
array(1) {
  ["controllen"]=>
  int(10)
}
