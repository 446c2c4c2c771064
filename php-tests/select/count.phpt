--TEST--
socket_select: a socket counts once in each array, however many keys it has
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_write($b, 'x');
$read = ['one' => $a, 'two' => $a, 'other' => $b, 3 => $a];
$write = [$a, $a];
$except = [$a];
var_dump(socket_select($read, $write, $except, 0));
var_dump(array_keys($read), array_keys($write), $except);

echo "the same variable thrice: each array is assigned to it\n";
$all = [$b, $a];
var_dump(socket_select($all, $all, $all, 0), $all);

echo "the same variable twice: what is left is what can be read and written\n";
[$c, $d] = pair();
$both = ['c' => $c, 'a' => $a];
var_dump(socket_select($both, $both, $none, 0), array_keys($both));

echo "two copies of one array\n";
$write = $copy = $keep = [$b, $a];
var_dump(socket_select($write, $copy, $none, 0), array_keys($write), array_keys($copy),
    array_keys($keep));
?>
--EXPECT--
int(2)
array(3) {
  [0]=>
  string(3) "one"
  [1]=>
  string(3) "two"
  [2]=>
  int(3)
}
array(2) {
  [0]=>
  int(0)
  [1]=>
  int(1)
}
array(0) {
}
the same variable thrice: each array is assigned to it
int(3)
array(0) {
}
the same variable twice: what is left is what can be read and written
int(3)
array(1) {
  [0]=>
  string(1) "a"
}
two copies of one array
int(3)
array(1) {
  [0]=>
  int(1)
}
array(2) {
  [0]=>
  int(0)
  [1]=>
  int(1)
}
array(2) {
  [0]=>
  int(0)
  [1]=>
  int(1)
}
