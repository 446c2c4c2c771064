--TEST--
socket_read: in PHP code that runs while the engine fills the buffer of the Socket's stream
--INI--
sockets.strict_normal_read=1
--SKIPIF--
<?php
if (!function_exists('pcntl_fork')) {
    die('skip needs pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

const LONG = 60_000; // more than the engine's buffer has room for

/** Reads, as a line, what there is: it is the beginning of one. */
function read_beginning(): void
{
    $line = @socket_read($GLOBALS['socket'], 10 * LONG, PHP_NORMAL_READ);
    echo $line === false ? "only the beginning of a line\n" : strlen($line) . " bytes\n";
}

/** Counts what comes, each byte by itself. */
function counted(string|false $bytes): string
{
    foreach (count_chars((string) $bytes, 1) as $byte => $count) {
        $counts[] = $count . ' ' . chr($byte);
    }
    return implode(', ', $counts ?? []);
}

final class Wrapper
{
    public static $behind;
    public static int $calls = 0;
    public $context;

    public function stream_open(): bool
    {
        return true;
    }

    public function stream_cast()
    {
        return self::$behind;
    }

    public function stream_set_option(): bool
    {
        return false;
    }

    public function stream_eof(): bool
    {
        return false;
    }

    public function stream_read(): string
    {
        if (self::$calls++ === 0) {
            read_beginning();
        }
        return str_repeat('w', 50);
    }
}
stream_wrapper_register('wrapper', 'Wrapper');

echo "a user-space stream\n";
[$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
stream_set_blocking($x, false);
$stream = fopen('wrapper://', 'r+');
Wrapper::$behind = $x;
$socket = socket_import_stream($stream);
fwrite($y, str_repeat('q', LONG));
// The engine asks for more when 50 bytes do not make a line.
var_dump(counted(fgets($stream, 200)));
fwrite($y, "\n");
var_dump(counted(socket_read($socket, 10 * LONG, PHP_NORMAL_READ)), counted(fread($stream, 10)));
Wrapper::$behind = null;

echo "a filter\n";
final class Filter extends php_user_filter
{
    public function filter($in, $out, &$consumed, bool $closing): int
    {
        if (!$closing) {
            read_beginning();
        }
        while ($bucket = stream_bucket_make_writeable($in)) {
            $consumed += $bucket->datalen;
            echo 'it filters ', counted($bucket->data), "\n";
            stream_bucket_append($out, $bucket);
        }
        return PSFS_PASS_ON;
    }
}
stream_filter_register('filter', 'Filter');
[$stream, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
stream_set_blocking($stream, false);
fwrite($y, "line\n" . str_repeat('a', 100));
fgets($stream);
$socket = socket_import_stream($stream);
fwrite($y, str_repeat('b', LONG));
@stream_filter_append($stream, 'filter', STREAM_FILTER_READ);
var_dump(counted(fread($stream, 10 * LONG)));

echo "a notification of progress\n";
$server = stream_socket_server('tcp://127.0.0.1:0');
$wait = fork(static function () use ($server) {
    $client = stream_socket_accept($server);
    fread($client, 1000);
    fwrite($client, "HTTP/1.0 200 OK\r\nContent-Length: 1000000\r\n\r\nx\n");
    fread($client, 1);
    fwrite($client, str_repeat('p', 9000));
    fread($client, 1);
    fclose($client);
    return 0;
});
$notify = static function (int $code) {
    if ($code === STREAM_NOTIFY_PROGRESS && isset($GLOBALS['reads'])) {
        unset($GLOBALS['reads']);
        read_beginning();
    }
};
$context = stream_context_create([], ['notification' => $notify]);
$name = stream_socket_get_name($server, false);
unset($socket);
$stream = fopen("http://$name/", 'r', false, $context);
fgets($stream);
$socket = socket_import_stream($stream);
fwrite($stream, 'g');
socket_recv($socket, $seen, 9000, MSG_PEEK | MSG_WAITALL); // all of it is there
stream_set_blocking($stream, false);
$reads = true;
$got = fgets($stream, 10_000);
do {
    $got .= $more = fread($stream, 10_000);
} while ($more !== '' && $more !== false);
var_dump(counted($got));
fwrite($stream, 'g');
var_dump($wait());
?>
--EXPECT--
a user-space stream
only the beginning of a line
string(11) "149 q, 50 w"
string(12) "1 
, 59851 q"
string(4) "10 w"
a filter
only the beginning of a line
it filters 100 a
string(14) "100 a, 60000 b"
a notification of progress
only the beginning of a line
string(6) "9000 p"
int(0)
