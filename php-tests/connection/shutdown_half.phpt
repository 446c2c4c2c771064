--TEST--
socket_shutdown: after the end of one direction the other one still works
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_write($a, 'the last');
socket_shutdown($a, 1);
var_dump(socket_read($b, 100), socket_read($b, 100));
var_dump(socket_write($b, 'answer'), socket_read($a, 100));
show_codes($a);
?>
--EXPECT--
string(8) "the last"
string(0) ""
int(6)
string(6) "answer"
global: 0, socket: 0
