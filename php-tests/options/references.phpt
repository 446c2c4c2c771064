--TEST--
references in the arrays of options are followed
--FILE--
<?php
require __DIR__ . '/../lib.inc';

/** What foreach ($array as &$element) leaves behind. */
function with_references(array $array): array
{
    foreach ($array as &$element) {
        $GLOBALS['kept'][] = &$element;
    }
    return $array;
}
$udp = socket_create(AF_INET, SOCK_DGRAM, 0);
$index = net_get_interfaces()
    ? socket_addrinfo_explain(socket_addrinfo_lookup('fe80::1%lo')[0])['ai_addr']['sin6_addr'] : '';
$index = (int) substr($index, 8);
$group = ['group' => '224.0.0.251', 'interface' => $index];
var_dump(socket_set_option($udp, IPPROTO_IP, MCAST_JOIN_GROUP, with_references($group)));
var_dump(socket_set_option($udp, IPPROTO_IP, MCAST_LEAVE_GROUP, with_references($group)));
$source = $group + ['source' => '127.0.0.1'];
var_dump(socket_set_option($udp, IPPROTO_IP, MCAST_JOIN_SOURCE_GROUP, with_references($source)));
var_dump(socket_set_option($udp, SOL_SOCKET, SO_RCVTIMEO,
    with_references(['sec' => 3, 'usec' => 0])));
var_dump(socket_set_option($udp, SOL_SOCKET, SO_LINGER,
    with_references(['l_onoff' => 1, 'l_linger' => 7])));
echo json_encode(socket_get_option($udp, SOL_SOCKET, SO_RCVTIMEO)),
json_encode(socket_get_option($udp, SOL_SOCKET, SO_LINGER)), "\n";
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
{"sec":3,"usec":0}{"l_onoff":1,"l_linger":7}
