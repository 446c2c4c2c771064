--TEST--
an option for which the kernel gives no bytes is 0
--FILE--
<?php
require __DIR__ . '/../lib.inc';

function dirt(int $depth): int
{
    return $depth === 0 ? 0x7ffffff : dirt($depth - 1) ^ strlen(str_repeat('x', $depth));
}
$udp = socket_create(AF_INET, SOCK_DGRAM, 0);
foreach ([1, 20, 40] as $depth) {
    dirt($depth);
    // IP_OPTIONS; SO_GET_FILTER.
    var_dump(socket_get_option($udp, IPPROTO_IP, 4), socket_get_option($udp, SOL_SOCKET, 26));
}
?>
--EXPECT--
int(0)
int(0)
int(0)
int(0)
int(0)
int(0)
