--TEST--
socket_addrinfo_lookup: an array that has become empty is as good as any empty one
--FILE--
<?php
$hints = [1];
unset($hints[0]);
var_dump(count(socket_addrinfo_lookup('127.0.0.1', '80', $hints)));
?>
--EXPECT--
int(3)
