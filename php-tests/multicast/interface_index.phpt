--TEST--
IP_MULTICAST_IF goes by the index: interfaces without an address, with the same one, and of a name that is not UTF-8
--SKIPIF--
<?php
if (trim((string) shell_exec('unshare ' . (stat('/proc/self')['uid'] === 0 ? '-n' : '-rn')
    . ' ip link add one type veth peer name other 2>&1 && echo fine'))
    !== 'fine') { echo 'skip no network of our own to be had here'; }
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

// In a network of its own, with interfaces that we may change.
$inner = temp_path('.php');
file_put_contents($inner, <<<'CODE'
    <?php
    $index = fn (string $name) => (int) shell_exec(
        "cat /sys/class/net/$name/ifindex 2>/dev/null || ip -o link show $name"
    );
    $get = fn (Socket $socket) => socket_get_option($socket, IPPROTO_IP, IP_MULTICAST_IF);
    $socket = socket_create(AF_INET, SOCK_DGRAM, 0);
    $set = function ($interface) use ($socket, $index, $get) {
        $done = socket_set_option($socket, IPPROTO_IP, IP_MULTICAST_IF, $interface);
        echo $interface === "\xff\xfe" ? 'no UTF-8' : $interface, ': ', json_encode($done), ' ',
            json_encode($get($socket) === $index($interface)), "\n";
    };
    $set('one');
    system('ip addr add 10.9.9.9/32 dev one; ip addr add 10.9.9.9/32 dev other');
    $set('one');
    $set('other');
    system("ip link set other name '\xff\xfe' && ip addr flush dev '\xff\xfe'"
        . " && ip addr add 10.9.9.8/32 dev '\xff\xfe'");
    $set("\xff\xfe");
    // A Socket that did not set it goes by the address.
    $other = socket_import_stream(socket_export_stream($socket));
    echo json_encode($get($other) === $index("\xff\xfe")), "\n";
    system("ip addr del 10.9.9.8/32 dev '\xff\xfe'");
    echo json_encode($get($other)), socket_last_error(), "\n";
    echo json_encode(socket_set_option($socket, IPPROTO_IP, IP_MULTICAST_IF, 0)),
        json_encode($get($socket)), "\n";
    CODE);
$php = getenv('TEST_PHP_EXECUTABLE') . ' ' . getenv('TEST_PHP_EXTRA_ARGS')
    . ' -d auto_prepend_file= ' . escapeshellarg($inner);
// Root needs no user namespace, and may not have one in a chroot.
passthru('unshare ' . (stat('/proc/self')['uid'] === 0 ? '-n' : '-rn') . ' sh -c '
    . escapeshellarg("ip link add one type veth peer name other && exec $php"));
?>
--EXPECTF--
one: true true
one: true true
other: true true
no UTF-8: true true
true

Warning: socket_get_option(): The interface with IP address 10.9.9.8 was not found in %s on line %d
false0
true0
