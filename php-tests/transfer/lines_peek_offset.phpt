--TEST--
socket_read: PHP_NORMAL_READ reads on with SO_PEEK_OFF
--SKIPIF--
<?php
if (!function_exists('pcntl_alarm')) {
    die('skip needs pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

pcntl_alarm(5);
[$a, $b] = pair();
socket_write($a, "one\ntwo\nthree\nfour\n");
var_dump(socket_read($b, 100, PHP_NORMAL_READ), socket_set_option($b, SOL_SOCKET, SO_PEEK_OFF, 2));
var_dump(socket_read($b, 100, PHP_NORMAL_READ), socket_read($b, 100, PHP_NORMAL_READ));
var_dump(socket_set_option($b, SOL_SOCKET, SO_PEEK_OFF, -1), socket_read($b, 100, PHP_NORMAL_READ));

echo "set by the number that the kernel takes for it\n";
$line = str_repeat('a', 100) . "\n"; // too long to be read byte after byte
$lines = function () use ($a, $b, $line): string {
    socket_write($a, str_repeat($line, 3));
    for ($i = 0; $i < 3; $i++) {
        $lengths[] = strlen((string) @socket_read($b, 1000, PHP_NORMAL_READ));
    }
    return implode(' ', $lengths);
};
var_dump($lines(), socket_set_option($b, SOL_SOCKET, SO_PEEK_OFF + 2 ** 32, 0), $lines());

echo "set by another Socket on the same descriptor\n";
$other = socket_import_stream(socket_export_stream($b));
var_dump(socket_set_option($b, SOL_SOCKET, SO_PEEK_OFF, -1), $lines());
var_dump(socket_set_option($other, SOL_SOCKET, SO_PEEK_OFF, 0), $lines());
?>
--EXPECT--
string(4) "one
"
bool(true)
string(4) "two
"
string(6) "three
"
bool(true)
string(5) "four
"
set by the number that the kernel takes for it
string(11) "101 101 101"
bool(true)
string(11) "101 101 101"
set by another Socket on the same descriptor
bool(true)
string(11) "101 101 101"
bool(true)
string(11) "101 101 101"
