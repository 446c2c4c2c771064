--TEST--
socket_read: a line ends after CR or LF, whichever comes first
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_write($a, "dos\r\nmac\runix\n\r\n");
for ($i = 0; $i < 6; $i++) {
    echo addcslashes(socket_read($b, 100, PHP_NORMAL_READ), "\0..\37"), "\n";
}
?>
--EXPECT--
dos\r
\n
mac\r
unix\n
\r
\n
