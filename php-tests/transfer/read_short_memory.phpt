--TEST--
Where memory is short, a message is received whole, or not at all
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') {
    die('skip valgrind and sanitizers need more memory themselves');
}
exec('prlimit --version 2>&1', $output, $status);
if ($status !== 0) {
    die('skip needs prlimit');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$code = <<<'CODE'
    foreach ([SOCK_DGRAM, SOCK_SEQPACKET, SOCK_STREAM] as $type) {
        socket_create_pair(AF_UNIX, $type, 0, $pair);
        socket_set_option($pair[0], SOL_SOCKET, SO_SNDBUF, 400_000);
        socket_write($pair[0], str_repeat('x', 150_000));
        $got = strlen(socket_read($pair[1], 1_000_000_000));
        // What is left of a stream is still there.
        $got += $got < 150_000 && $type === SOCK_STREAM
            ? strlen(socket_read($pair[1], 150_000)) : 0;
        socket_set_nonblock($pair[1]);
        var_dump($got, socket_recv($pair[1], $data, 1_000_000_000, 0),
            socket_last_error($pair[1]) === SOCKET_EAGAIN);
    }
    CODE;
passthru('prlimit --as=400000000 ' . getenv('TEST_PHP_EXECUTABLE') . ' '
    . getenv('TEST_PHP_EXTRA_ARGS') . ' -r ' . escapeshellarg($code) . ' 2>&1');
?>
--EXPECT--
int(150000)
bool(false)
bool(true)
int(150000)
bool(false)
bool(true)
int(150000)
bool(false)
bool(true)
