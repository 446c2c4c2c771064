--TEST--
the code of a failed look-up is its own and not an earlier one
--FILE--
<?php
require __DIR__ . '/../lib.inc';

// Both are refused without a question to a name server, and stock notes nothing.
$inet = socket_create(AF_INET, SOCK_DGRAM, 0);
@socket_set_option($inet, IPPROTO_IP, MCAST_JOIN_GROUP, ['group' => 'ff01::114', 'interface' => 1]);
var_dump(socket_last_error($inet));
$inet6 = socket_create(AF_INET6, SOCK_DGRAM, 0);
@socket_set_option($inet6, IPPROTO_IPV6, MCAST_JOIN_GROUP,
    ['group' => 'fe80::1%no-such', 'interface' => 1]);
var_dump(socket_last_error($inet6));
?>
--EXPECT--
int(-10001)
int(-10001)
