--TEST--
A stream filter sees what the peer has sent, behind the beginning of a line, wherever the stream's memory ends
--INI--
sockets.strict_normal_read=1
--FILE--
<?php
require __DIR__ . '/../lib.inc';

final class Seen extends php_user_filter
{
    public static string $bytes = '';

    public function filter($in, $out, &$consumed, bool $closing): int
    {
        while ($bucket = stream_bucket_make_writeable($in)) {
            self::$bytes .= $bucket->data;
            $consumed += strlen($bucket->data);
            stream_bucket_append($out, $bucket);
        }
        return PSFS_PASS_ON;
    }
}

const BUFFER = 8192;
stream_filter_register('seen', Seen::class);
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
[$socket, $peer] = $pair;
socket_set_nonblock($socket);
$stream = socket_export_stream($socket);
// No memory of the size of a stream's buffer is free before the end of all that is used.
$blocks = [];
for ($i = 0; $i < 400; $i++) {
    $blocks[] = str_repeat("$i", intdiv(BUFFER - 40, strlen("$i")));
}
socket_write($peer, str_repeat('x', BUFFER));
fread($stream, 1);
// What is freed now is where the engine reads to, right behind the stream's own buffer.
$behind = str_repeat('secret', intdiv(BUFFER - 40, 6));
$blocks[] = str_repeat('y', BUFFER - 40);
var_dump(socket_read($socket, 2 * BUFFER, PHP_NORMAL_READ));
stream_filter_append($stream, 'seen', STREAM_FILTER_READ);
unset($behind);
$read = stream_get_contents($stream);
var_dump(Seen::$bytes === str_repeat('x', BUFFER - 1), $read === Seen::$bytes);
?>
--EXPECT--
bool(false)
bool(true)
bool(true)
