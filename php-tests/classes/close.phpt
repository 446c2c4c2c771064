--TEST--
socket_close: closes at once, the object stays
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$before = count(descriptors());
[$a, $b] = pair();
var_dump(count(descriptors()) - $before, socket_close($a), count(descriptors()) - $before);
var_dump($a, (bool) $a, socket_read($b, 10));
$a = null;
var_dump(count(descriptors()) - $before);
?>
--EXPECTF--
int(2)
NULL
int(1)
object(Socket)#%d (0) {
}
bool(true)
string(0) ""
int(1)
