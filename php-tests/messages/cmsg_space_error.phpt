--TEST--
socket_cmsg_space: unknown kinds, and numbers that are none
--FILE--
<?php
require __DIR__ . '/../lib.inc';

show('unknown type', fn () => socket_cmsg_space(SOL_SOCKET, 7));
show('unknown level', fn () => socket_cmsg_space(-1, SCM_RIGHTS));
show('negative number', fn () => socket_cmsg_space(SOL_SOCKET, 7, -1));
show('large level', fn () => socket_cmsg_space(1 << 31, 1 << 31, -1));
show('large type', fn () => socket_cmsg_space(1, -1 << 40, -1));
show('large number', fn () => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 1 << 31));
show('too few', fn () => socket_cmsg_space(SOL_SOCKET));
?>
--EXPECT--
unknown type: ValueError: Pair level 1 and/or type 7 is not supported
unknown level: ValueError: Pair level -1 and/or type 1 is not supported
negative number: ValueError: socket_cmsg_space(): Argument #3 ($num) must be greater than or equal to 0
large level: ValueError: socket_cmsg_space(): Argument #1 ($level) must be between -2147483648 and 2147483647
large type: ValueError: socket_cmsg_space(): Argument #2 ($type) must be between -2147483648 and 2147483647
large number: ValueError: socket_cmsg_space(): Argument #3 ($num) must be between -2147483648 and 2147483647
too few: ArgumentCountError: socket_cmsg_space() expects at least 2 arguments, 1 given
