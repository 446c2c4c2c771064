--TEST--
socket_recvfrom: a part of a message, an empty one, and flags
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = socket_create(AF_INET, SOCK_DGRAM, 0);
socket_bind($socket, '127.0.0.1');
socket_getsockname($socket, $address, $port);
$send = fn (string $data) => socket_sendto($socket, $data, strlen($data), 0, '127.0.0.1', $port);
$recvfrom = function (int $length, int $flags) use ($socket, $port): void {
    $data = $address = $from = 'before';
    var_dump(socket_recvfrom($socket, $data, $length, $flags, $address, $from));
    echo "  $data, $address, ", $from === $port ? 'the port' : $from, "\n";
};
$send('0123456789');
$recvfrom(4, MSG_PEEK);
$recvfrom(4, 0);
$send('');
$recvfrom(10, 0);
$send('0123456789');
$recvfrom(4000000, 0);
$recvfrom(10, MSG_DONTWAIT);
show_codes($socket);
foreach ([0, -1] as $length) {
    $recvfrom($length, 0);
}
?>
--EXPECT--
int(4)
  0123, 127.0.0.1, the port
int(4)
  0123, 127.0.0.1, the port
int(0)
  , 127.0.0.1, the port
int(10)
  0123456789, 127.0.0.1, the port
bool(false)
  before, before, before
global: EAGAIN, socket: EAGAIN
bool(false)
  before, before, before
bool(false)
  before, before, before
