--TEST--
IP_MULTICAST_IF, IPV6_MULTICAST_IF: by index and by name; read as the index
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([[AF_INET, IPPROTO_IP, IP_MULTICAST_IF],
    [AF_INET6, IPPROTO_IPV6, IPV6_MULTICAST_IF]] as [$family, $level, $option]) {
    $socket = socket_create($family, SOCK_DGRAM, 0);
    echo json_encode(socket_get_option($socket, $level, $option)), ' ';
    foreach ([1, 0, 'lo'] as $interface) {
        echo json_encode(socket_set_option($socket, $level, $option, $interface)), ' ';
        echo json_encode(socket_get_option($socket, $level, $option)), ' ';
    }
    echo "\n";
}
?>
--EXPECT--
0 true 1 true 0 true 1 
0 true 1 true 0 true 1
