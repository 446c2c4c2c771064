--TEST--
socket_sendto, socket_recvfrom: AF_PACKET, on every version
--SKIPIF--
<?php
if (!defined('AF_PACKET')) {
    die('skip needs AF_PACKET, which stock has since PHP 8.5');
}
if (@socket_create(AF_PACKET, SOCK_RAW, 0) === false) {
    die('skip needs CAP_NET_RAW');
}
if (!@net_get_interfaces()['lo']['up']) {
    die('skip needs the interface lo');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

// An experimental protocol, and a frame that nobody else sends.
$socket = socket_create(AF_PACKET, SOCK_RAW, 0x88b5);
socket_bind($socket, 'lo');
socket_getsockname($socket, $name, $index);
$frame = str_pad(str_repeat("\0", 12) . "\x88\xb5" . uniqid('frame'), 64, '.');
$other = socket_create(AF_PACKET, SOCK_RAW, 0);
$recvfrom = function (int $length, int $flags) use ($socket, $frame): array {
    // Other tests' frames are skipped.
    do {
        $result = socket_recvfrom($socket, $data, $length, $flags, $address, $port);
    } while ($result !== false && $result > 26 && substr($data, 0, 27) !== substr($frame, 0, 27));
    return [$result, $data, $address, $port];
};
// The interface is told by its index; the address does not matter.
var_dump(socket_sendto($other, $frame, 64, 0, 'anything', $index));
var_dump($recvfrom(100, 0) === [64, $frame, $name, $index]);
var_dump(socket_sendto($other, $frame, 64, 0, '', $index));
var_dump($recvfrom(30, 0) === [30, substr($frame, 0, 30), $name, $index]);
show('flags', fn () => $recvfrom(100, MSG_TRUNC));
show('no port', fn () => socket_sendto($other, $frame, 64, 0, 'lo'));
var_dump(socket_sendto($other, $frame, 64, 0, 'lo', 0));
var_dump(socket_recvfrom($socket, $data, 100, MSG_OOB, $address));
?>
--EXPECTF--
int(64)
bool(true)
int(64)
bool(true)
flags: ValueError: socket_recvfrom(): Argument #4 ($flags) must be a combination of MSG_OOB, MSG_PEEK, MSG_WAITALL, MSG_DONTWAIT, MSG_ERRQUEUE, and MSG_CMSG_CLOEXEC for AF_PACKET sockets
no port: ValueError: socket_sendto(): Argument #6 ($port) cannot be null when the socket type is AF_PACKET

Warning: socket_sendto(): Unable to write to socket [6]: No such device or address in %s on line %d
bool(false)

Warning: socket_recvfrom(): unable to recvfrom [22]: Invalid argument in %s on line %d
bool(false)
