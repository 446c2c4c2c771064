<?php

/* socket_cmsg_space */

require __DIR__ . '/../lib.php';
require __DIR__ . '/odd_values.inc';

check('no arguments', fn () => socket_cmsg_space());
check('one argument', fn () => socket_cmsg_space(1));
check('four arguments', fn () => socket_cmsg_space(1, 2, 3, 4));
$kinds = [
    'rights' => [SOL_SOCKET, SCM_RIGHTS],
    'credentials' => [SOL_SOCKET, SCM_CREDENTIALS],
    'packet info' => [IPPROTO_IPV6, IPV6_PKTINFO],
    'hop limit' => [IPPROTO_IPV6, IPV6_HOPLIMIT],
    'traffic class' => [IPPROTO_IPV6, IPV6_TCLASS],
];
foreach ($kinds as $kind => [$level, $type]) {
    check($kind, fn () => socket_cmsg_space($level, $type));
    foreach ([0, 1, 2, 3, 4, 5, 6, 7, 253, 254, 1000, 1 << 20, 1 << 29, 1 << 30, (1 << 31) - 1,
        1 << 31, 1 << 32, 1 << 61, 1 << 62, PHP_INT_MAX, -1, PHP_INT_MIN] as $number) {
        check("$kind $number", fn () => socket_cmsg_space($level, $type, $number));
    }
}
for ($number = PHP_INT_MAX >> 2; $number > (PHP_INT_MAX >> 2) - 12; $number--) {
    check("rights near the end $number",
        fn () => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, $number));
}
foreach ([[SOL_SOCKET, 0], [SOL_SOCKET, 3], [SOL_SOCKET, -1], [0, 0], [0, 1], [-1, -1],
    [IPPROTO_IPV6, 1], [IPPROTO_IPV6, 51], [SOL_UDP, 1], [SOL_UDP, 104],
    [2147483647, 2147483647], [-2147483648, -2147483648]] as [$level, $type]) {
    check("unknown kind $level/$type", fn () => socket_cmsg_space($level, $type));
    check("unknown kind $level/$type, 1", fn () => socket_cmsg_space($level, $type, 1));
    check("unknown kind $level/$type, -1", fn () => socket_cmsg_space($level, $type, -1));
}
foreach (odd_values() as $kind => $value) {
    check("level: $kind", fn () => socket_cmsg_space($value, SCM_RIGHTS));
    check("type: $kind", fn () => socket_cmsg_space(SOL_SOCKET, $value));
    check("num: $kind", fn () => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, $value));
}
check('level and type too large', fn () => socket_cmsg_space(PHP_INT_MAX, PHP_INT_MAX, -1));
check('type and num bad', fn () => socket_cmsg_space(1, PHP_INT_MAX, -1));
check('segment size', fn () => socket_cmsg_space(SOL_UDP, UDP_SEGMENT), needs: 'UDP_SEGMENT');
check('segment size 5', fn () => socket_cmsg_space(SOL_UDP, UDP_SEGMENT, 5), needs: 'UDP_SEGMENT');
