--TEST--
socket_select: when nothing has come for a second, ppoll(2) waits for what is left of the time
--SKIPIF--
<?php
require __DIR__ . '/list.skip.inc';
exec('strace -qq -o /dev/null true 2>&1', $output, $status);
if ($status !== 0) {
    die('skip needs strace, and leave to use it');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$code = <<<'CODE'
    require getenv('LIST');
    $sockets = many_pairs(50, $others);
    readable($sockets);
    $read = $sockets;
    $write = $except = null;
    exit(socket_select($read, $write, $except, 1, 500_000) === 0 ? 0 : 1);
    CODE;
$log = temp_path('.strace');
$php = getenv('TEST_PHP_EXECUTABLE') . ' ' . getenv('TEST_PHP_EXTRA_ARGS');
putenv('LIST=' . __DIR__ . '/list.inc');
$trace = 'strace -qq -e trace=ppoll -o ' . escapeshellarg($log);
passthru("$trace $php -r " . escapeshellarg($code), $status);
$waits = preg_match_all('/^ppoll\(.*, (\d+), \{tv_sec=(\d+)/m', file_get_contents($log), $match);
// The list alone, for a second; then all sockets, for at most half of one.
var_dump($status, $waits, $match[1], $match[2]);
?>
--EXPECT--
int(0)
int(2)
array(2) {
  [0]=>
  string(1) "1"
  [1]=>
  string(2) "50"
}
array(2) {
  [0]=>
  string(1) "1"
  [1]=>
  string(1) "0"
}
