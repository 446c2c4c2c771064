--TEST--
socket_read: what lies behind a line stays in the socket
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_write($a, "line\nbinary\nrest");
var_dump(socket_read($b, 100, PHP_NORMAL_READ));
var_dump(socket_recv($b, $peeked, 100, MSG_PEEK), $peeked);
var_dump(socket_read($b, 3), socket_read($b, 100, PHP_NORMAL_READ));
$stream = socket_export_stream($b);
var_dump(fread($stream, 4));
?>
--EXPECT--
string(5) "line
"
int(11)
string(11) "binary
rest"
string(3) "bin"
string(4) "ary
"
string(4) "rest"
