--TEST--
socket_select: the beginning of a line that a stream keeps for its Socket is nothing to read
--INI--
sockets.strict_normal_read=1
--FILE--
<?php
require __DIR__ . '/../lib.inc';

function readable(Socket $socket): int
{
    $read = [$socket];
    $none = null;
    return socket_select($read, $none, $none, 0);
}

[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$socket = socket_import_stream($x);
socket_set_nonblock($socket);
fwrite($y, 'half');
var_dump(readable($socket), socket_read($socket, 100, PHP_NORMAL_READ), readable($socket),
    readable($socket));
fwrite($y, ' a ');
var_dump(readable($socket), socket_read($socket, 100, PHP_NORMAL_READ), readable($socket));
fwrite($y, "line\n");
var_dump(readable($socket), socket_read($socket, 100, PHP_NORMAL_READ), readable($socket));

echo "the stream has read some of it, and more has come into its buffer\n";
fwrite($y, 'abc');
var_dump(socket_read($socket, 100, PHP_NORMAL_READ), readable($socket), fread($x, 1));
fwrite($y, "d\nnext");
var_dump(fgets($x), stream_get_meta_data($x)['unread_bytes'], readable($socket),
    socket_read($socket, 100));

echo "the Socket had it first\n";
[$a, $b] = pair();
socket_set_nonblock($a);
socket_write($b, 'half');
var_dump(socket_read($a, 100, PHP_NORMAL_READ), readable($a));
$stream = socket_export_stream($a);
var_dump(readable($a), fread($stream, 100), readable($a));

echo "what was not read as a line is there to be read\n";
[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
fwrite($y, "one\ntwo");
var_dump(fgets($x));
$socket = socket_import_stream($x);
var_dump(readable($socket), socket_read($socket, 1), readable($socket), socket_read($socket, 9));
?>
--EXPECT--
int(1)
bool(false)
int(0)
int(0)
int(1)
bool(false)
int(0)
int(1)
string(12) "half a line
"
int(0)
the stream has read some of it, and more has come into its buffer
bool(false)
int(0)
string(1) "a"
string(4) "bcd
"
int(4)
int(1)
string(4) "next"
the Socket had it first
bool(false)
int(0)
int(0)
string(4) "half"
int(0)
what was not read as a line is there to be read
string(4) "one
"
int(1)
string(1) "t"
int(1)
string(2) "wo"
