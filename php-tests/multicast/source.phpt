--TEST--
MCAST_*_SOURCE*: joined, blocked, unblocked, left
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$receive = static function (Socket $receiver, bool $expected): string {
    $expected ? socket_set_block($receiver) : socket_set_nonblock($receiver);
    socket_recv($receiver, $data, 100, 0);
    return $data ?? 'nothing';
};
// A group of our own: what others have joined on this machine arrives here as well.
$group = '232.255.' . (getmypid() >> 8 & 255) . '.' . (getmypid() & 255);
$receiver = socket_create(AF_INET, SOCK_DGRAM, 0);
socket_bind($receiver, $group, 0);
socket_getsockname($receiver, $address, $port);
socket_set_option($receiver, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 10, 'usec' => 0]);
$sender = socket_create(AF_INET, SOCK_DGRAM, 0);
socket_bind($sender, '127.0.0.1', 0);
socket_set_option($sender, IPPROTO_IP, IP_MULTICAST_IF, 1);
$any = ['group' => $group, 'interface' => 'lo'];
$one = $any + ['source' => '127.0.0.1'];
$steps = [
    [MCAST_JOIN_GROUP, $any, true], [MCAST_BLOCK_SOURCE, $one, false],
    [MCAST_UNBLOCK_SOURCE, $one, true], [MCAST_LEAVE_GROUP, $any, false],
    [MCAST_JOIN_SOURCE_GROUP, $one, true], [MCAST_LEAVE_SOURCE_GROUP, $one, false],
];
foreach ($steps as [$option, $value, $expected]) {
    echo json_encode(socket_set_option($receiver, IPPROTO_IP, $option, $value)), ' ';
    socket_sendto($sender, 'data', 4, 0, $group, $port);
    echo $receive($receiver, $expected), "\n";
}
?>
--EXPECT--
true data
true nothing
true data
true nothing
true data
true nothing
