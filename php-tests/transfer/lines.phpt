--TEST--
socket_read: PHP_NORMAL_READ reads lines, their ends included
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_write($a, "one\ntwo\n\nfour\0 with NUL\n");
for ($i = 0; $i < 4; $i++) {
    echo addcslashes(socket_read($b, 100, PHP_NORMAL_READ), "\0..\37"), "\n";
}
$long = str_repeat('x', 100_000) . "\n";
socket_set_nonblock($a);
var_dump(socket_write($a, $long . 'rest') === 100_005);
var_dump(socket_read($b, 200_000, PHP_NORMAL_READ) === $long, socket_read($b, 100));
show_codes($b);
?>
--EXPECT--
one\n
two\n
\n
four\000 with NUL\n
bool(true)
bool(true)
string(4) "rest"
global: 0, socket: 0
