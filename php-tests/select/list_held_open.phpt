--TEST--
socket_select: what others hold open is not reported for a socket that is closed
--SKIPIF--
<?php
require __DIR__ . '/list.skip.inc';
if (!function_exists('pcntl_fork')) {
    die('skip needs pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/list.inc';

$sockets = many_pairs(50, $others);
readable($sockets);
[$here, $there] = pair();
$wait = fork(static function () use ($there) {
    // Holds all of them.
    return (int) (socket_read($there, 1) !== 'x');
});
$old = [];
foreach ([3 => 'closed', 4 => 'freed', 5 => 'exported'] as $key => $how) {
    socket_write($others[$key], 'x');
    $old[] = $others[$key];
    if ($how === 'closed') {
        socket_close($sockets[$key]);
    } elseif ($how === 'exported') {
        fclose(socket_export_stream($sockets[$key]));
    }
    unset($sockets[$key]);
    // Has the lowest number that is free.
    [$sockets[$key], $others[$key]] = pair();
    echo "$how: ", implode(' ', readable($sockets)), '|', listed(), "\n";
}
$read = $sockets;
$write = $except = null;
$start = hrtime(true);
var_dump(socket_select($read, $write, $except, 0, 50_000), hrtime(true) - $start >= 50_000_000);
socket_write($here, 'x');
var_dump($wait());
?>
--EXPECT--
closed: |50
freed: |50
exported: |50
int(0)
bool(true)
int(0)
