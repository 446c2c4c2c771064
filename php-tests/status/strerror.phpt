--TEST--
socket_strerror: the texts of libc, and the resolver's below -10000
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([0, SOCKET_EPERM, SOCKET_EAGAIN, SOCKET_EPIPE, SOCKET_ECONNREFUSED, 1000, -1, -10000,
    -10001, -10002, -10003, -10004, -10005,
    2147483647, -2147483648] as $code) {
    echo $code, ': ', socket_strerror($code), "\n";
}
?>
--EXPECT--
0: Success
1: Operation not permitted
11: Resource temporarily unavailable
32: Broken pipe
111: Connection refused
1000: Unknown error 1000
-1: Unknown error -1
-10000: Unknown error -10000
-10001: Unknown host
-10002: Host name lookup failure
-10003: Unknown server error
-10004: No address associated with name
-10005: Unknown resolver error
2147483647: Unknown error 2147483647
-2147483648: Unknown resolver error
