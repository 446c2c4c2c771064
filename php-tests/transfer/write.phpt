--TEST--
socket_write: what is written arrives, byte for byte
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
var_dump(socket_write($a, 'hello'), socket_read($b, 100));
$bytes = implode('', array_map(chr(...), range(0, 255)));
var_dump(socket_write($a, $bytes), socket_read($b, 300) === $bytes);
// Scalars are strings, too.
var_dump(socket_write($a, 12345), socket_write($a, 1.5), socket_write($a, true),
    socket_read($b, 100));
show_codes($a);
?>
--EXPECT--
int(5)
string(5) "hello"
int(256)
bool(true)
int(5)
int(3)
int(1)
string(9) "123451.51"
global: 0, socket: 0
