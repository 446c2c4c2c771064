--TEST--
socket_create_pair: no descriptors left in the process
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') {
    die('skip valgrind needs descriptors of its own');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

// In a process of its own, that has few to begin with.
$code = <<<'CODE'
    $pair = 'before';
    $held = [];
    while (socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair)) {
        $held[] = $pair;
        $pair = 'before';
    }
    var_dump($pair, socket_last_error() === SOCKET_EMFILE, count($held) > 3);
    array_pop($held);
    var_dump(socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair));
    CODE;
passthru('ulimit -n 32 && exec ' . getenv('TEST_PHP_EXECUTABLE') . ' '
    . getenv('TEST_PHP_EXTRA_ARGS') . ' -r ' . escapeshellarg($code) . ' 2>&1');
?>
--EXPECTF--
Warning: socket_create_pair(): Unable to create socket pair [24]: Too many open files in %s on line %d
string(6) "before"
bool(true)
bool(true)
bool(true)
