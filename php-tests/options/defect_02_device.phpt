--TEST--
SO_BINDTODEVICE: reads as the name, and as none where there is none
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a] = pair();
$udp = socket_create(AF_INET, SOCK_DGRAM, 0);
echo json_encode(socket_get_option($a, SOL_SOCKET, SO_BINDTODEVICE)), "\n";
echo json_encode(socket_get_option($udp, SOL_SOCKET, SO_BINDTODEVICE)), "\n";
// Without the right to bind, or to take it back, there is less to see.
foreach (['lo', ''] as $name) {
    if (@socket_set_option($udp, SOL_SOCKET, SO_BINDTODEVICE, $name)
        || socket_last_error($udp) !== SOCKET_EPERM) {
        echo json_encode(socket_get_option($udp, SOL_SOCKET, SO_BINDTODEVICE)), "\n";
    } else {
        echo json_encode(['name' => $name]), "\n";
    }
}
?>
--EXPECT--
{"name":""}
{"name":""}
{"name":"lo"}
{"name":""}
