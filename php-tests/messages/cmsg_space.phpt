--TEST--
socket_cmsg_space: header, data and padding
--FILE--
<?php
foreach ([0, 1, 2, 3, 253, 1 << 30] as $number) {
    echo "rights of $number: ", socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, $number), "\n";
}
// The number does not count where the size is fixed.
foreach ([0, 1, 1000] as $number) {
    var_dump(socket_cmsg_space(SOL_SOCKET, SCM_CREDENTIALS, $number));
}
var_dump(socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS));
var_dump(socket_cmsg_space(IPPROTO_IPV6, IPV6_PKTINFO));
var_dump(socket_cmsg_space(IPPROTO_IPV6, IPV6_HOPLIMIT));
var_dump(socket_cmsg_space(IPPROTO_IPV6, IPV6_TCLASS));
?>
--EXPECT--
rights of 0: 16
rights of 1: 24
rights of 2: 24
rights of 3: 32
rights of 253: 1032
rights of 1073741824: 4294967312
int(32)
int(32)
int(32)
int(16)
int(40)
int(24)
int(24)
