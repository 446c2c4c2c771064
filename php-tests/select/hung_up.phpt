--TEST--
socket_select: a socket that was never connected is hung up, which is readable
--FILE--
<?php
require __DIR__ . '/../lib.inc';

// poll(2) says POLLHUP of it, and not POLLIN.
$socket = socket_create(AF_INET, SOCK_STREAM, 0);
[$idle] = $pair = pair();
foreach ([[$socket], [$socket, $idle]] as $read) {
    $write = $except = null;
    var_dump(socket_select($read, $write, $except, 0), count($read));
    var_dump(reset($read) === $socket);
}
?>
--EXPECT--
int(1)
int(1)
bool(true)
int(1)
int(1)
bool(true)
