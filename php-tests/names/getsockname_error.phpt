--TEST--
socket_getsockname: closed sockets, and variables that do not take its values
--FILE--
<?php
require __DIR__ . '/../lib.inc';

final class Typed
{
    public int $number = 7;
    public array $list = [];
}
$socket = socket_create(AF_INET, SOCK_STREAM, 0);
$typed = new Typed();
$port = 'before';
show('address', function () use ($socket, $typed, &$port) {
    return socket_getsockname($socket, $typed->number, $port);
});
var_dump($typed->number, $port);
$address = 'before';
show('port', function () use ($socket, $typed, &$address) {
    return socket_getsockname($socket, $address, $typed->list);
});
var_dump($address, $typed->list);
show('one argument', fn () => socket_getsockname($socket));
socket_close($socket);
show('closed', fn () => socket_getsockname($socket, $address, $port));
?>
--EXPECT--
address: TypeError: Cannot assign string to reference held by property Typed::$number of type int
int(7)
int(0)
port: TypeError: Cannot assign int to reference held by property Typed::$list of type array
string(7) "0.0.0.0"
array(0) {
}
one argument: ArgumentCountError: socket_getsockname() expects at least 2 arguments, 1 given
closed: Error: socket_getsockname(): Argument #1 ($socket) has already been closed
