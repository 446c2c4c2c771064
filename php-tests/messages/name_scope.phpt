--TEST--
socket_sendmsg: the scope that is written with an IPv6 address counts
--SKIPIF--
<?php
if (!@socket_bind(socket_create(AF_INET6, SOCK_DGRAM, 0), '::1')) {
    die('skip no IPv6 here');
}
?>
--FILE--
<?php
// No interface has the largest index; loopback has the first.
$socket = socket_create(AF_INET6, SOCK_DGRAM, 0);
foreach ([
    ['addr' => 'fe80::1%2147483647'],
    ['addr' => 'fe80::1', 'scope_id' => 2147483647],
    ['addr' => 'fe80::1%1', 'scope_id' => 2147483647],
] as $name) {
    var_dump(@socket_sendmsg($socket, ['name' => $name + ['port' => 9], 'iov' => ['x']]),
        socket_last_error($socket) !== 0);
    socket_clear_error($socket);
}
?>
--EXPECT--
bool(false)
bool(true)
bool(false)
bool(true)
bool(false)
bool(true)
