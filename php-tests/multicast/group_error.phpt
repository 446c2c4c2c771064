--TEST--
MCAST_JOIN_GROUP: missing keys, bad interfaces and addresses
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$udp = socket_create(AF_INET, SOCK_DGRAM, 0);
$join = static fn ($value) => socket_set_option($udp, IPPROTO_IP, MCAST_JOIN_GROUP, $value);
show('no group', fn () => $join(['interface' => 1]));
show('unknown interface', fn () => $join(['group' => '224.0.0.251', 'interface' => 'no such']));
show('"1" is a name', fn () => $join(['group' => '224.0.0.251', 'interface' => '1']));
show('negative', fn () => $join(['group' => '224.0.0.251', 'interface' => -1]));
show('too large', fn () => $join(['group' => '224.0.0.251', 'interface' => 1 << 32]));
show_codes($udp);
show('no such index', fn () => $join(['group' => '224.0.0.251', 'interface' => 99999]));
show('no group address', fn () => $join(['group' => '127.0.0.1', 'interface' => 1]));
$join(['group' => '224.0.0.251', 'interface' => 1]);
show('twice', fn () => $join(['group' => '224.0.0.251', 'interface' => 1]));
show('no source', fn () =>
    socket_set_option($udp, IPPROTO_IP, MCAST_JOIN_SOURCE_GROUP,
    ['group' => '232.0.0.1', 'interface' => -1]));
show('no address', fn () => $join(['group' => '', 'interface' => -1]));
var_dump(socket_last_error($udp) < -10000, socket_last_error($udp) === socket_last_error());
?>
--EXPECTF--
no group: ValueError: No key "group" passed in optval
unknown interface: 
Warning: socket_set_option(): No interface with name "no such" could be found in %s on line %d
bool(false)
"1" is a name: 
Warning: socket_set_option(): No interface with name "1" could be found in %s on line %d
bool(false)
negative: ValueError: Index must be between 0 and 4294967295
too large: ValueError: Index must be between 0 and 4294967295
global: 0, socket: 0
no such index: 
Warning: socket_set_option(): Unable to set socket option [19]: No such device in %s on line %d
bool(false)
no group address: 
Warning: socket_set_option(): Unable to set socket option [22]: Invalid argument in %s on line %d
bool(false)
twice: 
Warning: socket_set_option(): Unable to set socket option [98]: Address already in use in %s on line %d
bool(false)
no source: ValueError: No key "source" passed in optval
no address: 
Warning: socket_set_option(): Host lookup failed [-1%d]: %s in %s on line %d
bool(false)
bool(true)
bool(true)
