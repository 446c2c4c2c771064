--TEST--
socket_select: a child process leaves its parent's interest list alone, and makes its own
--ENV--
SOCKETS_RS_SELECT=epoll
--SKIPIF--
<?php
if (!function_exists('pcntl_fork')) {
    die('skip needs pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/list.inc';

$sockets = many_pairs(50, $others);
socket_write($others[5], 'x');
echo implode(' ', readable($sockets)), "\n";
$before = lists();
$fd = array_key_first($before);

echo "a child that closes sockets\n";
$wait = fork(static function () use (&$sockets) {
    socket_close($sockets[5]);
    unset($sockets[5], $sockets[6]);
    return readable($sockets) === [] ? 0 : 1;
});
var_dump($wait(), lists() === $before, readable($sockets) === [5]);

echo "a child that selects\n";
$wait = fork(static function () use ($sockets, $others, $before) {
    $half = array_slice($sockets, 25, null, true);
    socket_write($others[30], 'x');
    $good = readable($half) === [30] && readable($sockets) === [5, 30];
    $lists = lists();
    return $good && count($lists) === 1 && count(reset($lists)) === 50 ? 0 : 1;
});
var_dump($wait(), lists() === $before, readable($sockets) === [5, 30]);

echo "a child that only ends\n";
$wait = fork(static fn () => 0);
var_dump($wait(), lists() === $before, readable($sockets) === [5, 30]);

echo "a child that lives on while the parent closes sockets\n";
[$here, $there] = pair();
$wait = fork(static function () use ($there, $sockets) {
    socket_read($there, 1);
    return readable($sockets) === [5, 30] ? 0 : 1;
});
foreach ([5, 10, 30] as $key) {
    $fds[] = $sockets[$key];
    socket_close($sockets[$key]);
}
$new = many_pairs(3, $new_others);
array_push($sockets, ...$new);
unset($sockets[5], $sockets[10], $sockets[30]);
var_dump(readable($sockets), listed());
socket_write($new_others[1], 'x');
var_dump(readable($sockets));
socket_write($here, 'x');
var_dump($wait());
?>
--EXPECT--
5
a child that closes sockets
int(0)
bool(true)
bool(true)
a child that selects
int(0)
bool(true)
bool(true)
a child that only ends
int(0)
bool(true)
bool(true)
a child that lives on while the parent closes sockets
array(0) {
}
int(50)
array(1) {
  [0]=>
  int(51)
}
int(0)
