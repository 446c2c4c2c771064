--TEST--
socket_set_nonblock and socket_set_block: the kernel knows, and reads act on it
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$before = descriptors();
$flags = function () use ($before): string {
    foreach (array_diff_key(descriptors(), $before) as $fd => $_) {
        preg_match('/^flags:\s*(\d+)/m', file_get_contents("/proc/self/fdinfo/$fd"), $match);
        $states[] = octdec($match[1]) & 04000 ? 'non-blocking' : 'blocking';
    }
    return implode(', ', $states);
};
[$a, $b] = pair();
echo $flags(), "\n";
var_dump(socket_set_nonblock($a));
echo $flags(), "\n";
var_dump(socket_read($a, 1), socket_set_nonblock($a));
echo $flags(), "\n";
var_dump(socket_set_block($a), socket_set_block($a));
echo $flags(), "\n";
show_codes($b);
?>
--EXPECT--
blocking, blocking
bool(true)
non-blocking, blocking
bool(false)
bool(true)
non-blocking, blocking
bool(true)
bool(true)
blocking, blocking
global: EAGAIN, socket: 0
