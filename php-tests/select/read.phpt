--TEST--
socket_select: the sockets that can be read stay in $read, under their keys
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
[$c, $d] = pair();
socket_write($b, 'x');
socket_write($d, 'y');
$read = ['first' => $a, 7 => $b, -3 => $c, 'last' => $d];
$write = null;
$except = null;
var_dump(socket_select($read, $write, $except, null));
var_dump(array_keys($read), $read['first'] === $a, $read[-3] === $c, $write, $except);

echo "what is there stays there:\n";
$read = [$d, $c];
var_dump(socket_select($read, $write, $except, 0), array_keys($read), socket_read($c, 10));

echo "nothing is ready:\n";
$read = ['k' => $c];
var_dump(socket_select($read, $write, $except, 0), $read);

echo "an end of the stream can be read:\n";
socket_close($d);
$read = ['k' => $c];
var_dump(socket_select($read, $write, $except, null), array_keys($read), socket_read($c, 10));
?>
--EXPECT--
int(2)
array(2) {
  [0]=>
  string(5) "first"
  [1]=>
  int(-3)
}
bool(true)
bool(true)
NULL
NULL
what is there stays there:
int(1)
array(1) {
  [0]=>
  int(1)
}
string(1) "y"
nothing is ready:
int(0)
array(0) {
}
an end of the stream can be read:
int(1)
array(1) {
  [0]=>
  string(1) "k"
}
string(0) ""
