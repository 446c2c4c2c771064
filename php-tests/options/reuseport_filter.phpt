--TEST--
SO_ATTACH_REUSEPORT_CBPF: attached and detached
--SKIPIF--
<?php
if (!defined('SO_ATTACH_REUSEPORT_CBPF')) { echo 'skip stock of PHP 8.3 brings it'; }
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = static function (): Socket {
    $socket = socket_create(AF_INET, SOCK_DGRAM, 0);
    socket_set_option($socket, SOL_SOCKET, SO_REUSEPORT, 1);
    return $socket;
};
// 36 and 24: SKF_AD_CPU, SKF_AD_QUEUE.
foreach ([36, 24] as $ancillary) {
    $first = $socket();
    socket_bind($first, '127.0.0.1', 0);
    socket_getsockname($first, $address, $port);
    $second = $socket();
    socket_bind($second, $address, $port);
    var_dump(socket_set_option($first, SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, $ancillary));
    $sender = socket_create(AF_INET, SOCK_DGRAM, 0);
    for ($i = 0; $i < 8; $i++) {
        socket_sendto($sender, 'x', 1, 0, $address, $port);
    }
    // What the filter says that is no socket's number goes to either: nothing is lost.
    socket_set_nonblock($first);
    socket_set_nonblock($second);
    for ($count = 0; socket_recv($first, $data, 1, 0)
        || socket_recv($second, $data, 1, 0); $count++);
    var_dump($count);
}
?>
--EXPECT--
bool(true)
int(8)
bool(true)
int(8)
