--TEST--
socket_accept: a new Socket is blocking; since PHP 8.5 it is non-blocking where its listener is
--SKIPIF--
<?php
if (!is_dir('/proc/self/fdinfo')) {
    die('skip needs /proc');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

/** The open flags of the descriptor that $make opens. */
$flags = static function (callable $make): int {
    $before = descriptors();
    $keep = $make();
    $fd = array_key_last(array_diff_key(descriptors(), $before));
    preg_match('/^flags:\s+0?(\d+)/m', file_get_contents("/proc/self/fdinfo/$fd"), $match);
    return octdec($match[1]);
};
foreach ([false, true] as $nonblock) {
    $listener = socket_create_listen(0);
    socket_getsockname($listener, $address, $port);
    $client = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_connect($client, '127.0.0.1', $port);
    if ($nonblock) {
        socket_set_nonblock($listener);
    }
    $got = $flags(fn () => socket_accept($listener));
    var_dump((($got & 04000) !== 0) === ($nonblock && PHP_VERSION_ID >= 80500));
    // Since PHP 8.4 exec(3) closes it.
    var_dump((($got & 02000000) !== 0) === (PHP_VERSION_ID >= 80400));
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
