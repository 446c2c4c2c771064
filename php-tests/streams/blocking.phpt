--TEST--
socket_import_stream, socket_export_stream: Socket and stream share the blocking mode
--FILE--
<?php
require __DIR__ . '/../lib.inc';

echo "import\n";
[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
stream_set_blocking($x, false);
$socket = socket_import_stream($x);
var_dump(socket_read($socket, 1));
show_codes($socket);
socket_set_block($socket);
var_dump(stream_get_meta_data($x)['blocked']);
socket_set_nonblock($socket);
var_dump(stream_get_meta_data($x)['blocked'], fread($x, 1));

echo "export\n";
foreach ([SOCK_STREAM, SOCK_SEQPACKET] as $type) {
    [$a, $b] = pair($type);
    socket_set_nonblock($a);
    $stream = socket_export_stream($a);
    var_dump(stream_get_meta_data($stream)['blocked'],
        stream_get_meta_data(socket_export_stream($b))['blocked']);
    stream_set_blocking($stream, true);
    socket_write($b, 'x');
    var_dump(socket_read($a, 1));
    stream_set_blocking($stream, false);
    var_dump(socket_read($a, 1));
    socket_set_block($a);
    var_dump(stream_get_meta_data($stream)['blocked']);
}
?>
--EXPECT--
import
bool(false)
global: EAGAIN, socket: EAGAIN
bool(true)
bool(false)
string(0) ""
export
bool(false)
bool(true)
string(1) "x"
bool(false)
bool(true)
bool(false)
bool(true)
string(1) "x"
bool(false)
bool(true)
