--TEST--
socket_getsockname, socket_recvfrom: a link-local address comes with its scope, and can be used again
--SKIPIF--
<?php
if (!@net_get_interfaces()['lo']['up']) {
    die('skip needs the interface lo');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = socket_create(AF_INET6, SOCK_DGRAM, 0);
socket_bind($socket, 'ff02::1%lo');
socket_getsockname($socket, $address, $port);
var_dump(preg_match('/^ff02::1%[1-9][0-9]*$/', $address));
socket_close($socket);
$socket = socket_create(AF_INET6, SOCK_DGRAM, 0);
var_dump(socket_bind($socket, $address, $port));

// Other addresses have none.
socket_bind($socket = socket_create(AF_INET6, SOCK_DGRAM, 0), '::1%1');
socket_getsockname($socket, $address);
var_dump($address);

// A sender's, where an interface has a link-local address.
$found = null;
foreach (@file('/proc/net/if_inet6') ?: [] as $line) {
    [$hex, , , $scope, $flags, $name] = preg_split('/\s+/', trim($line));
    // Neither tentative nor deprecated.
    if ($scope === '20' && (hexdec($flags) & 0x60) === 0) {
        $found = implode(':', str_split($hex, 4)) . "%$name";
    }
}
if ($found !== null) {
    [$a, $b] = [socket_create(AF_INET6, SOCK_DGRAM, 0), socket_create(AF_INET6, SOCK_DGRAM, 0)];
    socket_bind($a, $found);
    socket_bind($b, $found);
    socket_getsockname($a, $to, $port);
    socket_getsockname($b, $own, $own_port);
    if (socket_sendto($b, 'hello', 5, 0, $to, $port) !== 5
        || socket_recvfrom($a, $data, 10, 0, $from, $from_port) !== 5
        || !str_contains($from, '%') || $from !== $own || $from_port !== $own_port
        || socket_sendto($a, 'hello', 5, 0, $from, $from_port) !== 5
            || socket_read($b, 10) !== 'hello') {
        echo "$found: $to, $own, $from\n";
    }
}
echo "done\n";
?>
--EXPECT--
int(1)
bool(true)
string(3) "::1"
done
