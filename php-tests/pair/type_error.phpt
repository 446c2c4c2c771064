--TEST--
socket_create_pair: types above 10 are refused, the kernel decides about the others
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([11, 12, 100, 1 << 30, 1 << 32, PHP_INT_MAX, 0, 7, 10, -1, -2] as $type) {
    socket_clear_error();
    $pair = 'before';
    show((string) $type, function () use ($type, &$pair) {
        return @socket_create_pair(AF_UNIX, $type, 0, $pair);
    });
    show_codes();
    if ($pair !== 'before') {
        var_dump($pair);
    }
}
?>
--EXPECTF--
11: ValueError: socket_create_pair(): Argument #2 ($type) must be one of SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, or SOCK_RDM%S
global: 0
12: ValueError: socket_create_pair(): Argument #2 ($type) must be one of SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, or SOCK_RDM%S
global: 0
100: ValueError: socket_create_pair(): Argument #2 ($type) must be one of SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, or SOCK_RDM%S
global: 0
1073741824: ValueError: socket_create_pair(): Argument #2 ($type) must be one of SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, or SOCK_RDM%S
global: 0
4294967296: ValueError: socket_create_pair(): Argument #2 ($type) must be one of SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, or SOCK_RDM%S
global: 0
9223372036854775807: ValueError: socket_create_pair(): Argument #2 ($type) must be one of SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, or SOCK_RDM%S
global: 0
0: bool(false)
global: ESOCKTNOSUPPORT
7: bool(false)
global: ESOCKTNOSUPPORT
10: bool(false)
global: ESOCKTNOSUPPORT
-1: bool(false)
global: EINVAL
-2: bool(false)
global: EINVAL
