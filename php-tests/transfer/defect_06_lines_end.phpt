--TEST--
socket_read: at the end of the stream, PHP_NORMAL_READ gives the partial line, then ""
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_write($a, "line\nno end");
socket_close($a);
for ($i = 0; $i < 4; $i++) {
    var_dump(socket_read($b, 100, PHP_NORMAL_READ));
}
show_codes($b);
?>
--EXPECT--
string(5) "line
"
string(6) "no end"
string(0) ""
string(0) ""
global: 0, socket: 0
