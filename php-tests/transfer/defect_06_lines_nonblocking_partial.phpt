--TEST--
socket_read: PHP_NORMAL_READ on a non-blocking socket loses nothing of a line that is not complete yet
--INI--
sockets.strict_normal_read=1
--SKIPIF--
<?php
if (!function_exists('pcntl_alarm')) {
    die('skip needs pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

// Stock goes round and round.
pcntl_alarm(5);
[$a, $b] = pair();
socket_set_nonblock($b);
$got = '';
foreach (['first ', "half\nsec", "ond\r", "\n"] as $piece) {
    socket_write($a, $piece);
    while (($line = socket_read($b, 100, PHP_NORMAL_READ)) !== false) {
        $got .= $line;
    }
}
// Whether the start of a line came at once or with the rest of it.
echo addcslashes($got . socket_read($b, 100), "\0..\37"), "\n";
?>
--EXPECT--
first half\nsecond\r\n
