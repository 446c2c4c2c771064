--TEST--
socket_create_pair: 8 MiB in pieces, to a child and back
--SKIPIF--
<?php
if (!function_exists('pcntl_fork')) {
    die('skip needs pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$parent, $child] = pair();
$size = 8 << 20;
$wait = fork(function () use (&$parent, $child, $size) {
    socket_close($parent);
    for ($received = ''; strlen($received) < $size; $received .= $piece) {
        $piece = socket_read($child, 100_000);
        if ($piece === '' || $piece === false) {
            return 1;
        }
    }
    for ($sent = 0; $sent < $size; $sent += $count) {
        $count = socket_write($child, substr($received, $sent, 77_777));
        if ($count === false) {
            return 2;
        }
    }
    return 0;
});
socket_close($child);

$block = implode('', array_map(chr(...), range(0, 255)));
$data = str_repeat($block, intdiv($size, 256));
$data[4_000_000] = '!';
for ($sent = 0; $sent < $size; $sent += $count) {
    $count = socket_write($parent, substr($data, $sent, 1 << 20));
    if ($count === false || $count === 0) {
        die('nothing written');
    }
}
for ($received = ''; strlen($received) < $size; $received .= $piece) {
    $piece = socket_read($parent, 65_536);
    if ($piece === '' || $piece === false) {
        break;
    }
}
var_dump(strlen($received), $received === $data, $wait(), socket_read($parent, 1));
?>
--EXPECT--
int(8388608)
bool(true)
int(0)
string(0) ""
