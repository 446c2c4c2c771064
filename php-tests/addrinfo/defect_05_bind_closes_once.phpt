--TEST--
socket_addrinfo_bind: a failure closes its descriptor once
--SKIPIF--
<?php
exec('strace -qq -o /dev/null true 2>&1', $output, $status);
if ($status !== 0) {
    die('skip needs strace, and leave to use it');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

// A second close would hit whatever another thread has opened under the number.
$code = <<<'PHP'
    [$address] = socket_addrinfo_lookup('192.0.2.1', '0',
        ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM]);
    var_dump(@socket_addrinfo_bind($address), socket_last_error() === SOCKET_EADDRNOTAVAIL);
    PHP;
$log = temp_path('.strace');
passthru('strace -qq -e trace=network,close -o ' . escapeshellarg($log) . ' '
    . getenv('TEST_PHP_EXECUTABLE') . ' '
    . getenv('TEST_PHP_EXTRA_ARGS') . ' -r ' . escapeshellarg($code) . ' 2>&1');
$calls = file_get_contents($log);
preg_match('/^socket\(AF_INET, SOCK_STREAM[^\n]*= (\d+)$.*/ms', $calls, $match) || die($calls);
[$behind, $descriptor] = $match;
echo preg_match_all("/^close\($descriptor\)\s*= 0$/m", $behind), ' closed, ',
substr_count($behind, 'EBADF'), " in vain\n";
?>
--EXPECT--
bool(false)
bool(true)
1 closed, 0 in vain
