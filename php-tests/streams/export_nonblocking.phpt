--TEST--
socket_export_stream: the stream of a Socket that was made with SOCK_NONBLOCK does not block
--SKIPIF--
<?php
if (PHP_VERSION_ID >= 80400) {
    die("skip since PHP 8.4 the stream waits, as that of PHP's own extension");
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$nonblocking = [
    'pair' => pair(SOCK_STREAM | SOCK_NONBLOCK)[0],
    'create' => socket_create(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, SOL_UDP),
];
foreach ($nonblocking as $name => $socket) {
    $stream = socket_export_stream($socket);
    stream_set_timeout($stream, 5);
    $data = fread($stream, 10);
    var_dump($name, stream_get_meta_data($stream)['blocked'], $data === '' || $data === false,
        stream_get_meta_data($stream)['timed_out']);
}
var_dump(stream_get_meta_data(socket_export_stream(pair()[0]))['blocked']);
?>
--EXPECT--
string(4) "pair"
bool(false)
bool(true)
bool(false)
string(6) "create"
bool(false)
bool(true)
bool(false)
bool(true)
