--TEST--
socket_set_nonblock and socket_set_block: a tied stream follows
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$one, $two] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$socket = socket_import_stream($one);
$blocked = fn ($stream) => stream_get_meta_data($stream)['blocked'];
var_dump($blocked($one), socket_set_nonblock($socket), $blocked($one), fread($one, 1));
var_dump(socket_set_block($socket), $blocked($one), $blocked($two));

[$a, $b] = pair();
$stream = socket_export_stream($a);
var_dump($blocked($stream), socket_set_nonblock($a), $blocked($stream), fread($stream, 1),
    socket_read($a, 1));
var_dump(socket_set_block($a), $blocked($stream));
?>
--EXPECT--
bool(true)
bool(true)
bool(false)
string(0) ""
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(false)
string(0) ""
bool(false)
bool(true)
bool(true)
