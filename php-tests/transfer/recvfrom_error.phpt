--TEST--
socket_recvfrom: no port, nothing there, not connected, closed; nothing is received or assigned
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = socket_create(AF_INET, SOCK_DGRAM, 0);
socket_bind($socket, '127.0.0.1');
socket_getsockname($socket, $address, $port);
socket_sendto($socket, 'hello', 5, 0, '127.0.0.1', $port);
$data = $address = $from = 'before';
try {
    socket_recvfrom($socket, $data, 10, 0, $address);
} catch (ArgumentCountError $e) {
    var_dump($e->getMessage() === (PHP_VERSION_ID >= 80600
        ? 'socket_recvfrom() expects exactly 6 arguments when argument #1 ($socket) is of type '
        . 'AF_INET or AF_INET6'
        : 'Wrong parameter count for socket_recvfrom()'));
}
var_dump(socket_recvfrom($socket, $data, 10, 0, $address, $from), $data, $address, $from === $port);
$data = $address = $from = 'before';
var_dump(socket_recvfrom($socket, $data, 10, MSG_DONTWAIT, $address, $from), $data, $address,
    $from);
show_codes($socket);
foreach ([AF_INET, AF_INET6, AF_UNIX] as $domain) {
    $socket = socket_create($domain, SOCK_STREAM, 0);
    var_dump(socket_recvfrom($socket, $data, 10, 0, $address, $from));
}
socket_close($socket);
show('closed', fn () => socket_recvfrom($socket, $data, 10, 0, $address));
?>
--EXPECTF--
bool(true)
int(5)
string(5) "hello"
string(9) "127.0.0.1"
bool(true)
bool(false)
string(6) "before"
string(6) "before"
string(6) "before"
global: EAGAIN, socket: EAGAIN

Warning: socket_recvfrom(): Unable to recvfrom [107]: Transport endpoint is not connected in %s on line %d
bool(false)

Warning: socket_recvfrom(): unable to recvfrom [107]: Transport endpoint is not connected in %s on line %d
bool(false)

Warning: socket_recvfrom(): Unable to recvfrom [22]: Invalid argument in %s on line %d
bool(false)
closed: Error: socket_recvfrom(): Argument #1 ($socket) has already been closed
