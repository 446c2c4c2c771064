--TEST--
MCAST_*: IPv6
--FILE--
<?php
require __DIR__ . '/../lib.inc';

// No data: nothing routes IPv6 multicast over the loopback interface. What is noted shows in the
// next step.
$socket = socket_create(AF_INET6, SOCK_DGRAM, 0);
$group = ['group' => 'ff01::114', 'interface' => 'lo'];
$any = $group + ['source' => '::1'];
$source = ['group' => 'ff31::8000:1', 'interface' => 1, 'source' => '::1'];
$steps = [
    [MCAST_LEAVE_GROUP, $group], [MCAST_JOIN_GROUP, $group], [MCAST_JOIN_GROUP, $group],
    [MCAST_BLOCK_SOURCE, $any], [MCAST_BLOCK_SOURCE, $any],
    [MCAST_UNBLOCK_SOURCE, $any], [MCAST_UNBLOCK_SOURCE, $any], [MCAST_LEAVE_GROUP, $group],
    [MCAST_JOIN_SOURCE_GROUP, $source],
    [MCAST_JOIN_SOURCE_GROUP, $source], [MCAST_LEAVE_SOURCE_GROUP, $source],
    [MCAST_LEAVE_SOURCE_GROUP, $source],
];
foreach ($steps as [$option, $value]) {
    socket_clear_error();
    echo json_encode(@socket_set_option($socket, IPPROTO_IPV6, $option, $value)), ' ';
    show_codes();
}
?>
--EXPECT--
false global: EADDRNOTAVAIL
true global: 0
false global: EADDRINUSE
true global: 0
false global: EADDRNOTAVAIL
true global: 0
false global: EADDRNOTAVAIL
true global: 0
true global: 0
false global: EADDRNOTAVAIL
true global: 0
false global: EINVAL
