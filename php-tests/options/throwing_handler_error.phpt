--TEST--
an exception while a value is converted ends the call: nothing is set
--FILE--
<?php
require __DIR__ . '/../lib.inc';

set_error_handler(static fn (int $level, string $text) => throw new ErrorException($text));
$socket = socket_create(AF_INET, SOCK_STREAM, 0);
show('int', fn () => socket_set_option($socket, SOL_SOCKET, SO_KEEPALIVE, new stdClass()));
var_dump(socket_get_option($socket, SOL_SOCKET, SO_KEEPALIVE));
show('linger', fn () => socket_set_option($socket, SOL_SOCKET, SO_LINGER,
    ['l_onoff' => new stdClass(), 'l_linger' => new ArrayObject()]));
echo json_encode(socket_get_option($socket, SOL_SOCKET, SO_LINGER)), "\n";
show('group', fn () => socket_set_option($socket, IPPROTO_IP, MCAST_JOIN_GROUP,
    ['group' => new stdClass(), 'interface' => 1]));
show('packet info', fn () =>
    socket_set_option($socket, IPPROTO_IPV6, IPV6_PKTINFO,
    ['addr' => '::1', 'ifindex' => new stdClass()]));
show_codes($socket);
?>
--EXPECT--
int: ErrorException: Object of class stdClass could not be converted to int
int(0)
linger: ErrorException: Object of class stdClass could not be converted to int
{"l_onoff":0,"l_linger":0}
group: Error: Object of class stdClass could not be converted to string
packet info: Error: Object of class stdClass could not be converted to string
global: 0, socket: 0
