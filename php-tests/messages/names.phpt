--TEST--
socket_sendmsg, socket_recvmsg: names of each family
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

// AF_UNIX. The family may be told, and must be the socket's then.
[$path, $from] = [temp_path(), temp_path()];
$receiver = socket_create(AF_UNIX, SOCK_DGRAM, 0);
$sender = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($receiver, $path);
foreach ([['path' => $path], ['family' => AF_UNIX, 'path' => $path],
    ['family' => '1', 'path' => $path, 'port' => 'ignored']] as $name) {
    var_dump(socket_sendmsg($sender, ['name' => $name, 'iov' => ['x']]));
    // An unnamed sender has no name.
    var_dump(receive($receiver, more: ['name' => []])[1]['name']);
}
socket_bind($sender, $from);
socket_sendmsg($sender, ['name' => ['path' => $path], 'iov' => ['x']]);
var_dump(receive($receiver, flags: MSG_PEEK)[1]['name']);
var_dump(receive($receiver,
    more: ['name' => ['family' => null]])[1]['name'] === ['family' => AF_UNIX, 'path' => $from]);

// AF_INET
$receiver = socket_create(AF_INET, SOCK_DGRAM, 0);
$sender = socket_create(AF_INET, SOCK_DGRAM, 0);
socket_bind($receiver, '127.0.0.1');
socket_bind($sender, '127.0.0.1');
socket_getsockname($receiver, $address, $port);
socket_getsockname($sender, $address, $from);
foreach ([['addr' => '127.0.0.1', 'port' => $port],
    ['family' => AF_INET, 'port' => (string) $port]] as $name) {
    var_dump(socket_sendmsg($sender, ['name' => $name, 'iov' => ['x']]));
    var_dump(receive($receiver,
        more: ['name' => ['family' => AF_INET]])[1]['name'] === ['family' => AF_INET,
        'addr' => '127.0.0.1', 'port' => $from]);
}

// AF_INET names on an AF_INET6 socket
$sender = socket_create(AF_INET6, SOCK_DGRAM, 0);
if ($sender !== false) {
    var_dump(socket_sendmsg($sender,
        ['name' => ['family' => AF_INET, 'addr' => '127.0.0.1', 'port' => $port], 'iov' => ['x']]));
    var_dump(receive($receiver)[0]);
}
?>
--EXPECT--
int(1)
NULL
int(1)
NULL
int(1)
NULL
NULL
bool(true)
int(1)
bool(true)
int(1)
bool(true)
int(1)
int(1)
