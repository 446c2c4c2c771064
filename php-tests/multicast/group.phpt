--TEST--
MCAST_JOIN_GROUP, MCAST_LEAVE_GROUP: by index and by name
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$receive = static function (Socket $receiver): string {
    socket_recv($receiver, $data, 100, 0);
    return $data ?? 'nothing';
};
// A group of our own: what others have joined on this machine arrives here as well.
$group = '239.255.' . (getmypid() >> 8 & 255) . '.' . (getmypid() & 255);
foreach ([1, 'lo'] as $interface) {
    $receiver = socket_create(AF_INET, SOCK_DGRAM, 0);
    socket_bind($receiver, $group, 0);
    socket_getsockname($receiver, $address, $port);
    // Should nothing come, the test ends all the same.
    socket_set_option($receiver, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 10, 'usec' => 0]);
    $sender = socket_create(AF_INET, SOCK_DGRAM, 0);
    socket_set_option($sender, IPPROTO_IP, IP_MULTICAST_IF, $interface);

    var_dump(socket_set_option($receiver, IPPROTO_IP, MCAST_JOIN_GROUP,
        ['group' => $group, 'interface' => $interface]));
    socket_sendto($sender, 'joined', 6, 0, $group, $port);
    echo $receive($receiver), "\n";

    var_dump(socket_set_option($receiver, IPPROTO_IP, MCAST_LEAVE_GROUP,
        ['group' => $group, 'interface' => $interface]));
    socket_sendto($sender, 'left', 4, 0, $group, $port);
    socket_set_nonblock($receiver);
    echo $receive($receiver), "\n";
}
?>
--EXPECT--
bool(true)
joined
bool(true)
nothing
bool(true)
joined
bool(true)
nothing
