--TEST--
groups and sources by name
--FILE--
<?php
require __DIR__ . '/../lib.inc';

// A name that needs no name server; it is no group.
$udp = socket_create(AF_INET, SOCK_DGRAM, 0);
var_dump(@socket_set_option($udp, IPPROTO_IP, MCAST_JOIN_GROUP,
    ['group' => 'localhost', 'interface' => 'lo']));
var_dump(socket_last_error($udp) === SOCKET_EINVAL);
var_dump(socket_set_option($udp, IPPROTO_IP, MCAST_JOIN_SOURCE_GROUP,
    ['group' => '232.1.2.3', 'interface' => 'lo', 'source' => 'localhost']));
var_dump(socket_set_option($udp, IPPROTO_IP, MCAST_LEAVE_SOURCE_GROUP,
    ['group' => '232.1.2.3', 'interface' => 'lo', 'source' => '127.0.0.1']));
?>
--EXPECT--
bool(false)
bool(true)
bool(true)
bool(true)
