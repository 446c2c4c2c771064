--TEST--
socket_sendmsg: no address has a NUL in it
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([AF_INET => '127.0.0.1', AF_INET6 => '::1'] as $family => $address) {
    $socket = socket_create($family, SOCK_DGRAM, 0);
    show($address, fn () => socket_sendmsg($socket,
        ['iov' => ['x'], 'name' => ['addr' => "$address\0junk", 'port' => 9]]));
    var_dump(socket_last_error($socket));
}
?>
--EXPECTF--
127.0.0.1: 
Warning: socket_sendmsg(): Host lookup failed [-10001]: Unknown host in %s on line %d

Warning: socket_sendmsg(): error converting user data (path: msghdr > name > addr): could not resolve address '127.0.0.1' to get an AF_INET address in %s on line %d
bool(false)
int(-10001)
::1: 
Warning: socket_sendmsg(): Host lookup failed [-10001]: Unknown host in %s on line %d

Warning: socket_sendmsg(): error converting user data (path: msghdr > name > addr): could not resolve address '::1' to get an AF_INET6 address in %s on line %d
bool(false)
int(-10001)
