--TEST--
What a stream or its Socket has read ahead is lost to neither
--INI--
sockets.strict_normal_read=1
--FILE--
<?php
require __DIR__ . '/../lib.inc';

echo "import after fgets\n";
[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
fwrite($y, "one\ntwo\nthree\nfour\nfive\n");
var_dump(fgets($x));
$socket = socket_import_stream($x);
var_dump(stream_get_meta_data($x)['unread_bytes']);
$read = [$socket];
var_dump(socket_select($read, $none, $none, null));
var_dump(socket_read($socket, 2), fgets($x), socket_read($socket, 100, PHP_NORMAL_READ),
    socket_recv($socket, $data, 2, MSG_PEEK), $data);
var_dump(fread($x, 2), socket_recvfrom($socket, $data, 3, 0, $from), $data, fread($x, 5));
socket_set_nonblock($socket);
var_dump(socket_read($socket, 100));

echo "export after a line\n";
[$a, $b] = pair();
socket_write($b, "one\ntwo\n");
socket_set_nonblock($a);
var_dump(socket_read($a, 100, PHP_NORMAL_READ));
$stream = socket_export_stream($a);
var_dump(fgets($stream));
socket_write($b, 'half');
var_dump(socket_read($a, 100, PHP_NORMAL_READ), stream_get_meta_data($stream)['unread_bytes']);
socket_write($b, " a line\nrest");
var_dump(fgets($stream), socket_read($a, 100));

echo "export after half a line\n";
[$a, $b] = pair();
socket_set_nonblock($a);
socket_write($b, 'half');
var_dump(socket_read($a, 100, PHP_NORMAL_READ));
$stream = socket_export_stream($a);
socket_write($b, " a line\n");
var_dump(fgets($stream));

echo "export after a part of a message\n";
[$a, $b] = pair(SOCK_DGRAM);
socket_write($b, "one\ntwo\n");
var_dump(socket_read($a, 100, PHP_NORMAL_READ));
$stream = socket_export_stream($a);
var_dump(fread($stream, 4));

echo "a persistent stream\n";
$server = stream_socket_server('tcp://127.0.0.1:0');
[$host, $port] = explode(':', stream_socket_get_name($server, false));
$stream = pfsockopen($host, (int) $port);
$peer = stream_socket_accept($server);
fwrite($peer, "one\ntwo\nthree");
var_dump(fgets($stream));
$socket = socket_import_stream($stream);
var_dump(socket_read($socket, 2), fgets($stream), socket_read($socket, 5));
socket_close($socket);

echo "a persistent stream that has no buffer yet\n";
$stream = pfsockopen($host, (int) $port);
$peer = stream_socket_accept($server);
$socket = socket_import_stream($stream);
fwrite($peer, "half");
socket_set_nonblock($socket);
var_dump(socket_read($socket, 100, PHP_NORMAL_READ), fread($stream, 4));
socket_close($socket);
?>
--EXPECT--
import after fgets
string(4) "one
"
int(20)
int(1)
string(2) "tw"
string(2) "o
"
string(6) "three
"
int(2)
string(2) "fo"
string(2) "fo"
int(3)
string(3) "ur
"
string(5) "five
"
bool(false)
export after a line
string(4) "one
"
string(4) "two
"
bool(false)
int(0)
string(12) "half a line
"
string(4) "rest"
export after half a line
bool(false)
string(12) "half a line
"
export after a part of a message
string(4) "one
"
string(4) "two
"
a persistent stream
string(4) "one
"
string(2) "tw"
string(2) "o
"
string(5) "three"
a persistent stream that has no buffer yet
bool(false)
string(4) "half"
