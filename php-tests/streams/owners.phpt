--TEST--
socket_import_stream, socket_export_stream: the descriptor lives as long as one of its owners
--FILE--
<?php
require __DIR__ . '/../lib.inc';

echo "import\n";
[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$socket = socket_import_stream($x);
unset($x);
var_dump(socket_write($socket, 'x'), fread($y, 1));
unset($socket);
var_dump(fread($y, 1), feof($y));

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$socket = socket_import_stream($x);
unset($socket);
var_dump(fwrite($x, 'x'), fread($y, 1));
unset($x);
var_dump(fread($y, 1), feof($y));

echo "export\n";
[$a, $b] = pair();
$stream = socket_export_stream($a);
unset($stream);
var_dump(socket_write($a, 'x'), socket_read($b, 1), is_resource(socket_export_stream($a)));
unset($a);
var_dump(socket_read($b, 1));

[$a, $b] = pair();
$stream = socket_export_stream($a);
unset($a);
var_dump(fwrite($stream, 'x'), socket_read($b, 1));
unset($stream);
var_dump(socket_read($b, 1));

echo "twice\n";
[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
[$one, $two] = [socket_import_stream($x), socket_import_stream($x)];
fwrite($y, 'ab');
var_dump(socket_read($one, 1), socket_read($two, 1));
unset($one);
var_dump(socket_write($two, 'x'), fread($y, 1));
socket_close($two);
var_dump(is_resource($x), fread($y, 1));

assert_no_descriptor_lost(static function () {
    [$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    $a = socket_import_stream($x);
    $b = socket_import_stream(socket_export_stream(socket_import_stream($y)));
    foreach (pair() as $socket) {
        $c[] = [$socket, socket_export_stream($socket),
            socket_import_stream(socket_export_stream($socket))];
    }
    $c[] = &$c;
});
?>
--EXPECT--
import
int(1)
string(1) "x"
string(0) ""
bool(true)
int(1)
string(1) "x"
string(0) ""
bool(true)
export
int(1)
string(1) "x"
bool(true)
string(0) ""
int(1)
string(1) "x"
string(0) ""
twice
string(1) "a"
string(1) "b"
int(1)
string(1) "x"
bool(false)
string(0) ""
no descriptor lost
