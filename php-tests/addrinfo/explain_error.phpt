--TEST--
socket_addrinfo_explain: what is no AddressInfo
--FILE--
<?php
require __DIR__ . '/../lib.inc';

show('nothing', fn () => socket_addrinfo_explain());
show('null', fn () => socket_addrinfo_explain(null));
show('array', fn () => socket_addrinfo_explain([]));
show('Socket', fn () => socket_addrinfo_explain(pair()[0]));
?>
--EXPECT--
nothing: ArgumentCountError: socket_addrinfo_explain() expects exactly 1 argument, 0 given
null: TypeError: socket_addrinfo_explain(): Argument #1 ($address) must be of type AddressInfo, null given
array: TypeError: socket_addrinfo_explain(): Argument #1 ($address) must be of type AddressInfo, array given
Socket: TypeError: socket_addrinfo_explain(): Argument #1 ($address) must be of type AddressInfo, Socket given
