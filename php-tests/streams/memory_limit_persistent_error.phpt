--TEST--
socket_read: the memory limit ends a line that never does also where a persistent stream, whose memory it does not count, keeps it
--INI--
memory_limit=8M
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') {
    die("skip without PHP's own allocator there is no memory limit");
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

ini_set('sockets.strict_normal_read', '1');
$server = stream_socket_server('tcp://127.0.0.1:0');
[$host, $port] = explode(':', stream_socket_get_name($server, false));
$stream = pfsockopen($host, (int) $port);
$peer = stream_socket_accept($server);
foreach ([$peer, $stream] as $end) {
    stream_set_blocking($end, false);
}
$socket = socket_import_stream($stream);
for ($piece = str_repeat('x', 65536), $sent = 0; $sent < 32 << 20;) {
    $sent += (int) fwrite($peer, $piece);
    socket_read($socket, 1 << 30, PHP_NORMAL_READ);
}
echo "kept $sent bytes\n";
?>
--EXPECTF--
Fatal error: Allowed memory size of 8388608 bytes exhausted%S (tried to allocate %d bytes) in %s on line %d%A
