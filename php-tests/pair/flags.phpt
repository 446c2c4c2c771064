--TEST--
socket_create_pair: SOCK_NONBLOCK and SOCK_CLOEXEC in the type
--SKIPIF--
<?php
if (!defined('SOCK_CLOEXEC')) {
    die('skip stock has these flags from PHP 8.4 on');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$flags = static fn (int $fd): int =>
    octdec(preg_replace('/.*^flags:\s*(\d+).*/sm', '$1',
    file_get_contents("/proc/self/fdinfo/$fd")));
foreach ([0, SOCK_NONBLOCK, SOCK_CLOEXEC, SOCK_NONBLOCK | SOCK_CLOEXEC] as $extra) {
    $before = descriptors();
    socket_create_pair(AF_UNIX, SOCK_STREAM | $extra, 0, $pair);
    foreach (array_keys(array_diff_key(descriptors(), $before)) as $fd) {
        // In /proc, the flags of open(2), close-on-exec among them.
        echo $flags($fd) & 04000 ? 'non-blocking' : 'blocking',
        $flags($fd) & 02000000 ? ', close-on-exec' : '', "\n";
    }
    $pair = null;
}
?>
--EXPECT--
blocking
blocking
non-blocking
non-blocking
blocking, close-on-exec
blocking, close-on-exec
non-blocking, close-on-exec
non-blocking, close-on-exec
