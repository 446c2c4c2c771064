--TEST--
IPV6_PKTINFO, IPV6_HOPLIMIT, IPV6_TCLASS: there and back
--SKIPIF--
<?php
if (!@socket_bind(socket_create(AF_INET6, SOCK_DGRAM, 0), '::1')) {
    die('skip no IPv6 here');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

$receiver = socket_create(AF_INET6, SOCK_DGRAM, 0);
socket_bind($receiver, '::1');
socket_getsockname($receiver, $address, $port);
foreach ([IPV6_RECVPKTINFO, IPV6_RECVHOPLIMIT, IPV6_RECVTCLASS] as $option) {
    socket_set_option($receiver, IPPROTO_IPV6, $option, 1);
}
$sender = socket_create(AF_INET6, SOCK_DGRAM, 0);
socket_bind($sender, '::1');
socket_getsockname($sender, $address, $from);

function send(int $hops, mixed $interface): int|false
{
    global $sender, $port;
    return socket_sendmsg($sender,
        ['name' => ['family' => AF_INET6, 'addr' => '::1', 'port' => $port, 'flowinfo' => 0,
        'scope_id' => 0], 'iov' => ['x'], 'control' => [
        ['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO,
            'data' => ['addr' => '::1', 'ifindex' => $interface]],
        ['level' => IPPROTO_IPV6, 'type' => IPV6_HOPLIMIT, 'data' => $hops],
        ['level' => IPPROTO_IPV6, 'type' => IPV6_TCLASS, 'data' => '32'],
    ]]);
}

foreach ([[7, 0], [255, 'lo']] as [$hops, $interface]) {
    var_dump(send($hops, $interface));
    [, $message] = receive($receiver, more: ['name' => []]);
    $data = array_column($message['control'], 'data', 'type');
    var_dump($data[IPV6_PKTINFO]['addr'], $data[IPV6_PKTINFO]['ifindex'] > 0, $data[IPV6_HOPLIMIT],
        $data[IPV6_TCLASS]);
    var_dump($message['name'] === ['family' => AF_INET6, 'addr' => '::1', 'port' => $from,
        'flowinfo' => 0, 'scope_id' => 0]);
}

// Without data it is 0, as if that were given.
socket_set_option($sender, IPPROTO_IPV6, IPV6_TCLASS, 4);
socket_sendmsg($sender,
    ['name' => ['addr' => '::1', 'port' => $port], 'iov' => ['x'], 'control' => [
    ['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO],
    ['level' => IPPROTO_IPV6, 'type' => IPV6_HOPLIMIT],
    ['level' => IPPROTO_IPV6, 'type' => IPV6_TCLASS],
]]);
[, $message] = receive($receiver, flags: MSG_DONTWAIT);
$data = array_column($message['control'], 'data', 'type');
var_dump($data[IPV6_PKTINFO]['addr'], $data[IPV6_HOPLIMIT], $data[IPV6_TCLASS]);
?>
--EXPECT--
int(1)
string(3) "::1"
bool(true)
int(7)
int(32)
bool(true)
int(1)
string(3) "::1"
bool(true)
int(255)
int(32)
bool(true)
string(3) "::1"
int(0)
int(0)
