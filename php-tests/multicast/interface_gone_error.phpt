--TEST--
IP_MULTICAST_IF: an interface without an address, and one whose address is gone
--SKIPIF--
<?php
if (trim((string) shell_exec('unshare ' . (stat('/proc/self')['uid'] === 0 ? '-n' : '-rn') . ' ip link add one type veth peer name other 2>&1 && echo fine')) !== 'fine') { echo 'skip no network of our own to be had here'; }
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

// In a network of its own, with an interface that we may change.
$inner = temp_path('.php');
file_put_contents($inner, <<<'CODE'
    <?php
    $socket = socket_create(AF_INET, SOCK_DGRAM, 0);
    echo json_encode(socket_set_option($socket, IPPROTO_IP, IP_MULTICAST_IF, 'one')), "\n";
    system('ip addr add 10.9.9.9/24 dev one');
    echo json_encode(socket_set_option($socket, IPPROTO_IP, IP_MULTICAST_IF, 'one')), "\n";
    $index = socket_get_option($socket, IPPROTO_IP, IP_MULTICAST_IF);
    echo json_encode(str_starts_with(shell_exec('ip -o link show one'), "$index: ")), "\n";
    system('ip addr del 10.9.9.9/24 dev one');
    echo json_encode(socket_get_option($socket, IPPROTO_IP, IP_MULTICAST_IF)), socket_last_error(), "\n";
    CODE);
$php = getenv('TEST_PHP_EXECUTABLE') . ' ' . getenv('TEST_PHP_EXTRA_ARGS') . ' -d auto_prepend_file= ' . escapeshellarg($inner);
// Root needs no user namespace, and may not have one in a chroot.
passthru('unshare ' . (stat('/proc/self')['uid'] === 0 ? '-n' : '-rn') . ' sh -c ' . escapeshellarg("ip link add one type veth peer name other && exec $php"));
?>
--EXPECTF--
Warning: socket_set_option(): Failed obtaining address for interface %d: error 99 in %s on line %d
false
true
true

Warning: socket_get_option(): The interface with IP address 10.9.9.9 was not found in %s on line %d
false0
