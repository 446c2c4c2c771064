--TEST--
IP_MULTICAST_LOOP, IPV6_MULTICAST_LOOP: a boolean, and what it does
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([[AF_INET, IPPROTO_IP, IP_MULTICAST_LOOP],
    [AF_INET6, IPPROTO_IPV6, IPV6_MULTICAST_LOOP]] as [$family, $level, $option]) {
    $socket = socket_create($family, SOCK_DGRAM, 0);
    foreach ([0, 'yes', null, 256, '0', [1], 0.5, []] as $value) {
        echo json_encode(socket_set_option($socket, $level, $option, $value)),
        socket_get_option($socket, $level, $option), ' ';
    }
    echo "\n";
}
?>
--EXPECT--
true0 true1 true0 true1 true0 true1 true1 true0 
true0 true1 true0 true1 true0 true1 true1 true0
