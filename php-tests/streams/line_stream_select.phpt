--TEST--
stream_select: the beginning of a line that a Socket waits for is nothing to read, and comes first when the stream is read
--INI--
sockets.strict_normal_read=1
--FILE--
<?php
require __DIR__ . '/../lib.inc';

/** A pair, one end of which has a stream and has got the beginning of a line. */
function waiting(string $beginning = 'half'): array
{
    [$a, $b] = pair();
    $stream = socket_export_stream($b);
    socket_set_nonblock($b);
    socket_write($a, $beginning);
    var_dump(socket_read($b, 1 << 20, PHP_NORMAL_READ));
    return [$a, $b, $stream];
}

function readable($stream): int
{
    $read = [$stream];
    return stream_select($read, $none, $none, 0);
}

echo "until the line is whole\n";
[$a, $b, $stream] = waiting();
var_dump(readable($stream), readable($stream));
socket_write($a, ' a');
var_dump(readable($stream), socket_read($b, 100, PHP_NORMAL_READ), readable($stream));
socket_write($a, " line\nnext");
var_dump(readable($stream), socket_read($b, 100, PHP_NORMAL_READ), readable($stream));
var_dump(socket_read($b, 100, PHP_NORMAL_READ), readable($stream));

echo "the stream reads\n";
var_dump(fread($stream, 2), readable($stream));
socket_write($a, "!\n");
var_dump(socket_read($b, 100, PHP_NORMAL_READ), readable($stream), fread($stream, 100));
[$a, $b, $stream] = waiting(str_repeat('x', 20000));
socket_write($a, 'y');
var_dump(strlen(fread($stream, 10000)), strlen(socket_read($b, 10)), readable($stream),
    strlen(stream_get_contents($stream)));
[$a, $b, $stream] = waiting();
socket_write($a, "\n");
var_dump(fgets($stream), readable($stream));

echo "a line that the stream looks for\n";
[$a, $b, $stream] = waiting();
var_dump(stream_get_line($stream, 100, 'END'), readable($stream));
var_dump(socket_read($b, 100, PHP_NORMAL_READ), readable($stream));
socket_write($a, "\n");
var_dump(socket_read($b, 100, PHP_NORMAL_READ));

echo "a filter has read a part of it\n";
[$a, $b, $stream] = waiting(str_repeat('x', 20000));
stream_filter_append($stream, 'string.toupper', STREAM_FILTER_READ);
$parts = [fread($stream, 10), socket_read($b, 10), socket_read($b, 1 << 20, PHP_NORMAL_READ)];
socket_write($a, "y\n");
$parts[] = socket_read($b, 1 << 20, PHP_NORMAL_READ);
var_dump($parts[2], preg_replace_callback('/(.)\1*/', fn ($same) => $same[1] . strlen($same[0]),
    implode($parts)));

echo "stream_socket_recvfrom\n";
[$a, $b, $stream] = waiting();
var_dump(stream_socket_recvfrom($stream, 3, STREAM_PEEK), readable($stream));
var_dump(stream_socket_recvfrom($stream, 3), readable($stream), stream_socket_recvfrom($stream, 9),
    @stream_socket_recvfrom($stream, 9));

echo "a filter\n";
[$a, $b, $stream] = waiting();
stream_filter_append($stream, 'string.toupper', STREAM_FILTER_READ);
socket_write($a, " a line\n");
var_dump(fgets($stream));

echo "the peer has left\n";
[$a, $b, $stream] = waiting();
socket_close($a);
var_dump(readable($stream), feof($stream), fread($stream, 100), fread($stream, 100), feof($stream));
[$a, $b, $stream] = waiting();
socket_close($a);
var_dump(readable($stream), socket_read($b, 100, PHP_NORMAL_READ));

echo "nobody waits any more\n";
[$a, $b, $stream] = waiting();
var_dump(readable($stream));
unset($b);
var_dump(readable($stream), fread($stream, 100));
[$a, $b, $stream] = waiting();
fclose($stream);
var_dump(@socket_read($b, 100), socket_last_error($b) === SOCKET_EBADF);
[$a, $b, $stream] = waiting();
socket_close($b);
var_dump(is_resource($stream));

echo "the stream comes later\n";
[$a, $b] = pair();
socket_set_nonblock($b);
socket_write($a, 'half');
var_dump(socket_read($b, 100, PHP_NORMAL_READ));
$stream = socket_export_stream($b);
var_dump(readable($stream));
$other = socket_import_stream($stream);
var_dump(readable($stream), socket_read($other, 2), socket_read($b, 100, PHP_NORMAL_READ),
    readable($stream), socket_read($other, 2));

echo "a persistent stream\n";
$server = stream_socket_server('tcp://127.0.0.1:0');
[$host, $port] = explode(':', stream_socket_get_name($server, false));
$stream = pfsockopen($host, (int) $port);
$peer = stream_socket_accept($server);
$socket = socket_import_stream($stream);
socket_set_nonblock($socket);
fwrite($peer, 'half');
do {
    $arrived = @socket_recv($socket, $data, 9, MSG_PEEK);
} while ($arrived !== 4);
var_dump(socket_read($socket, 100, PHP_NORMAL_READ), readable($stream));
unset($socket);
var_dump(readable($stream), fread($stream, 2));
$socket = socket_import_stream($stream);
socket_set_nonblock($socket);
var_dump(socket_read($socket, 100, PHP_NORMAL_READ), readable($stream));
socket_close($socket);
?>
--EXPECT--
until the line is whole
bool(false)
int(0)
int(0)
int(1)
bool(false)
int(0)
int(1)
string(12) "half a line
"
int(1)
bool(false)
int(0)
the stream reads
string(2) "ne"
int(1)
string(4) "xt!
"
int(0)
string(0) ""
bool(false)
int(10000)
int(10)
int(1)
int(9991)
bool(false)
string(5) "half
"
int(0)
a line that the stream looks for
bool(false)
bool(false)
int(1)
bool(false)
int(0)
string(5) "half
"
a filter has read a part of it
bool(false)
bool(false)
string(14) "X8192x11808y1
"
stream_socket_recvfrom
bool(false)
string(3) "hal"
int(0)
string(3) "hal"
int(0)
string(1) "f"
bool(false)
a filter
bool(false)
string(12) "HALF A LINE
"
the peer has left
bool(false)
int(1)
bool(false)
string(4) "half"
string(0) ""
bool(true)
bool(false)
int(1)
string(4) "half"
nobody waits any more
bool(false)
int(0)
int(1)
string(4) "half"
bool(false)
bool(false)
bool(true)
bool(false)
bool(false)
the stream comes later
bool(false)
int(0)
int(0)
string(2) "ha"
bool(false)
int(0)
string(2) "lf"
a persistent stream
bool(false)
int(0)
int(1)
string(2) "ha"
bool(false)
int(0)
