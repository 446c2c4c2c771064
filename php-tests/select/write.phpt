--TEST--
socket_select: sockets with room stay in $write
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
[$full, $other] = pair();
socket_set_nonblock($full);
while (@socket_write($full, str_repeat('x', 65536)) !== false) {
}
$none = null;
$write = ['a' => $a, 'full' => $full, 'b' => $b];
var_dump(socket_select($none, $write, $none, null), array_keys($write));

$write = [$full];
var_dump(socket_select($none, $write, $none, 0, 1000), $write);

while (@socket_recv($other, $data, 1 << 20, MSG_DONTWAIT)) {
}
$write = [$full];
var_dump(socket_select($none, $write, $none, null), array_keys($write));
?>
--EXPECT--
int(2)
array(2) {
  [0]=>
  string(1) "a"
  [1]=>
  string(1) "b"
}
int(0)
array(0) {
}
int(1)
array(1) {
  [0]=>
  int(0)
}
