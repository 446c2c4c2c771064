--TEST--
socket_import_stream: a stream that a suspended fiber is asking for its descriptor is closed with the request, though a fatal error ends that
--FILE--
<?php
require __DIR__ . '/../lib.inc';

// PHP's own web server handles one request after the other in one process.
$router = temp_path('.php');
file_put_contents($router, <<<'CODE'
    <?php
    final class Suspending extends php_user_filter
    {
        public function filter($in, $out, &$consumed, bool $closing): int
        {
            if (Fiber::getCurrent() !== null) {
                Fiber::suspend();
            }
            return PSFS_PASS_ON;
        }
    }
    stream_filter_register('suspending', 'Suspending');
    echo count(scandir('/proc/self/fd')), ' open';
    [$stream] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    stream_filter_append($stream, 'suspending', STREAM_FILTER_WRITE);
    $fiber = new Fiber(fn () => socket_import_stream($stream));
    $fiber->start();
    ini_set('display_errors', '0');
    if ($fiber->isSuspended()) {
        ini_set('memory_limit', '4M');
        str_repeat('x', 10_000_000);
    }
    CODE);
$server = proc_open('exec ' . getenv('TEST_PHP_EXECUTABLE') . ' ' . getenv('TEST_PHP_EXTRA_ARGS')
    . ' -d auto_prepend_file= -S 127.0.0.1:0 '
    . escapeshellarg($router), [1 => ['pipe', 'w'], 2 => ['redirect', 1]], $pipes);
// It says which port it got.
do {
    $line = fgets($pipes[1]);
} while ($line !== false && !preg_match('~http://(127\.0\.0\.1:\d+)~', $line, $match));
for ($i = 0; $i < 4; $i++) {
    $client = stream_socket_client("tcp://$match[1]");
    fwrite($client, "GET / HTTP/1.0\r\n\r\n");
    $answer = stream_get_contents($client);
    fclose($client);
    $answers[] = substr($answer, strpos($answer, "\r\n\r\n") + 4);
}
proc_terminate($server, 9);
fclose($pipes[1]);
proc_close($server);
var_dump(preg_match('/^\d+ open$/', $answers[1]));
echo $answers[1] === $answers[3] ? 'as many' : "$answers[1], then $answers[3]", "\n";
?>
--EXPECT--
int(1)
as many
