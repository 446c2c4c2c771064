--TEST--
socket_create_pair: a SOCK_STREAM pair carries bytes both ways
--FILE--
<?php
require __DIR__ . '/../lib.inc';

var_dump(socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair));
var_dump(array_keys($pair));
[$a, $b] = $pair;
var_dump(get_class($a), get_class($b), $a === $b);

var_dump(socket_write($a, 'from a'), socket_read($b, 100));
var_dump(socket_write($b, "from b\0\xff"), socket_read($a, 100) === "from b\0\xff");

// A stream has no boundaries.
socket_write($a, 'one');
socket_write($a, 'two');
var_dump(socket_read($b, 4), socket_read($b, 4));
?>
--EXPECT--
bool(true)
array(2) {
  [0]=>
  int(0)
  [1]=>
  int(1)
}
string(6) "Socket"
string(6) "Socket"
bool(false)
int(6)
string(6) "from a"
int(8)
bool(true)
string(4) "onet"
string(2) "wo"
