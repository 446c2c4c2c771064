--TEST--
the global code does not survive a request
--FILE--
<?php
require __DIR__ . '/../lib.inc';

// PHP's own web server handles one request after the other in one process.
$router = temp_path('.php');
file_put_contents($router, <<<'CODE'
    <?php
    echo socket_last_error();
    @socket_create_pair(AF_INET, SOCK_STREAM, 0, $pair);
    echo socket_last_error() === SOCKET_EOPNOTSUPP ? ' then EOPNOTSUPP' : ' then nothing';
    CODE);
$server = proc_open('exec ' . getenv('TEST_PHP_EXECUTABLE') . ' ' . getenv('TEST_PHP_EXTRA_ARGS')
    . ' -d auto_prepend_file= -S 127.0.0.1:0 '
    . escapeshellarg($router), [1 => ['pipe', 'w'], 2 => ['redirect', 1]], $pipes);
// It says which port it got.
do {
    $line = fgets($pipes[1]);
} while ($line !== false && !preg_match('~http://(127\.0\.0\.1:\d+)~', $line, $match));
for ($i = 0; $i < 3; $i++) {
    $client = stream_socket_client("tcp://$match[1]");
    fwrite($client, "GET / HTTP/1.0\r\n\r\n");
    $answer = stream_get_contents($client);
    fclose($client);
    echo substr($answer, strpos($answer, "\r\n\r\n") + 4), "\n";
}
proc_terminate($server, 9);
fclose($pipes[1]);
proc_close($server);
?>
--EXPECT--
0 then EOPNOTSUPP
0 then EOPNOTSUPP
0 then EOPNOTSUPP
