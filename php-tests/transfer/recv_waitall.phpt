--TEST--
socket_recv: MSG_WAITALL waits for all of it
--SKIPIF--
<?php
if (!function_exists('pcntl_fork')) {
    die('skip needs pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_write($a, 'half, ');
$child = fork(function () use ($a, $b) {
    // The parent takes the first half away before it can wait for the second.
    while (socket_recv($b, $data, 1, MSG_PEEK | MSG_DONTWAIT)) {
        usleep(1000);
    }
    return socket_write($a, 'and half') === 8 ? 0 : 1;
});
var_dump(socket_recv($b, $data, 14, MSG_WAITALL), $data, $child());
?>
--EXPECT--
int(14)
string(14) "half, and half"
int(0)
