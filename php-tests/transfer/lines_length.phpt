--TEST--
socket_read: a line is cut at the length, and goes on with the next read
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_write($a, "abcdefgh\nijk\n");
foreach ([3, 3, 3, 4, 1] as $length) {
    if ($length === 1) {
        socket_write($a, "\n");
    }
    echo addcslashes(socket_read($b, $length, PHP_NORMAL_READ), "\0..\37"), "\n";
}
?>
--EXPECT--
abc
def
gh\n
ijk\n
\n
