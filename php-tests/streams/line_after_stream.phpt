--TEST--
socket_read: PHP_NORMAL_READ finds a line in what its stream has read since
--INI--
sockets.strict_normal_read=1
--FILE--
<?php
require __DIR__ . '/../lib.inc';

function tied(): array
{
    [$a, $b] = pair();
    $stream = socket_export_stream($b);
    socket_set_nonblock($b);
    return [$a, $b, $stream];
}

function readable(Socket $socket): int
{
    $read = [$socket];
    return socket_select($read, $none, $none, 0);
}

echo "as many bytes as before\n";
[$a, $b, $stream] = tied();
socket_write($a, 'abc');
var_dump(socket_read($b, 100, PHP_NORMAL_READ), readable($b));
socket_write($a, "\n");
var_dump(socket_read($b, 100, PHP_NORMAL_READ));
socket_write($a, "x\ny");
var_dump(stream_get_line($stream, 100, 'END'), readable($b), socket_read($b, 100, PHP_NORMAL_READ));

echo "the stream had it first\n";
[$a, $b, $stream] = tied();
socket_write($a, 'abc');
var_dump(stream_get_line($stream, 100, 'END'), readable($b), socket_read($b, 100, PHP_NORMAL_READ),
    readable($b));

echo "a part was read by the stream\n";
[$a, $b, $stream] = tied();
socket_write($a, 'abcdef');
var_dump(socket_read($b, 100, PHP_NORMAL_READ), fread($stream, 2), readable($b));
socket_write($a, "\n");
var_dump(socket_read($b, 100, PHP_NORMAL_READ));

echo "a filter makes lines of what had none\n";
class Lines extends php_user_filter
{
    public function filter($in, $out, &$consumed, bool $closing): int
    {
        while ($bucket = stream_bucket_make_writeable($in)) {
            $consumed += $bucket->datalen;
            $bucket->data = strtr($bucket->data, '.', "\n");
            stream_bucket_append($out, $bucket);
        }
        return PSFS_PASS_ON;
    }
}
stream_filter_register('lines', 'Lines');
[$a, $b, $stream] = tied();
socket_write($a, 'ab.c');
var_dump(socket_read($b, 100, PHP_NORMAL_READ), readable($b));
stream_filter_append($stream, 'lines', STREAM_FILTER_READ);
var_dump(fread($stream, 1), readable($b), socket_read($b, 100, PHP_NORMAL_READ));

echo "two Sockets on one stream\n";
[$a, $b, $stream] = tied();
$other = socket_import_stream($stream);
socket_write($a, 'abc');
var_dump(socket_read($b, 100, PHP_NORMAL_READ), socket_read($other, 1), readable($b),
    socket_read($other, 5));
socket_write($a, "de\nf");
var_dump(stream_get_line($stream, 100, 'END'), socket_read($b, 100, PHP_NORMAL_READ),
    socket_read($other, 5));
?>
--EXPECT--
as many bytes as before
bool(false)
int(0)
string(4) "abc
"
bool(false)
int(1)
string(2) "x
"
the stream had it first
bool(false)
int(1)
bool(false)
int(0)
a part was read by the stream
bool(false)
string(2) "ab"
int(0)
string(5) "cdef
"
a filter makes lines of what had none
bool(false)
int(0)
string(1) "a"
int(1)
string(2) "b
"
two Sockets on one stream
bool(false)
string(1) "a"
int(0)
string(2) "bc"
bool(false)
string(3) "de
"
string(1) "f"
