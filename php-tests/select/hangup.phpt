--TEST--
socket_select: a closed connection can be read and written, but is not exceptional
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_close($b);
$read = $write = $except = [$a];
var_dump(socket_select($read, $write, $except, null), count($read), count($write), count($except));

// The kernel would report it at once to who asks for nothing but out-of-band data.
$read = $write = null;
$except = [$a];
$start = hrtime(true);
var_dump(socket_select($read, $write, $except, 0, 100_000), $except);
var_dump(hrtime(true) - $start >= 100_000_000);
?>
--EXPECT--
int(2)
int(1)
int(1)
int(0)
int(0)
array(0) {
}
bool(true)
