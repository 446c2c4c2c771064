--TEST--
Reentrancy: a stream filter's end, and a stream that is closed in the middle of a call on its Socket
--FILE--
<?php
final class Filter extends php_user_filter
{
    public function filter($in, $out, &$consumed, bool $closing): int
    {
        if ($closing) {
            echo 'closing ';
            try {
                socket_write($GLOBALS['socket'], 'from the filter');
                echo 'written ';
            } catch (Error $e) {
                echo get_class($e), ' ';
            }
            $GLOBALS['socket'] = null;
        }
        return PSFS_PASS_ON;
    }
}
stream_filter_register('end', Filter::class);

$ends = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$socket = socket_import_stream($ends[0]);
stream_filter_append($ends[0], 'end', STREAM_FILTER_WRITE);
socket_close($socket);
echo "closed\n";
unset($ends, $socket);

// An error handler closes the stream while the Socket's call fails.
set_error_handler(function (int $level, string $text): bool {
    if (is_resource($GLOBALS['stream'])) {
        fclose($GLOBALS['stream']);
    }
    return true;
});
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
$socket = $pair[0];
$stream = socket_export_stream($socket);
var_dump(socket_get_option($socket, 77, 77));
var_dump(socket_write($socket, 'x'), socket_last_error($socket));
var_dump(socket_export_stream($socket));
// A string conversion closes it while arguments are taken.
final class Closing
{
    public function __toString(): string
    {
        fclose($GLOBALS['stream']);
        return 'text';
    }
}
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
$socket = $pair[0];
$stream = socket_export_stream($socket);
var_dump(socket_write($socket, new Closing()), socket_last_error($socket));
?>
--EXPECTF--
closing Error closed
bool(false)
bool(false)
int(9)
resource(%d) of type (Unknown)
bool(false)
int(9)
