--TEST--
socket_read: PHP_NORMAL_READ goes on waiting for a peer that is silent for longer than SO_RCVTIMEO
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
socket_set_option($b, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 10_000]);
$peer = fork(function () use ($a, $b) {
    // So long that the reader has run out of time more than once.
    $read = [$a];
    socket_select($read, $none, $none, 0, 100_000);
    return (int) (socket_write($a, "RESERVED 1\n") === false);
});
var_dump(socket_read($b, 100, PHP_NORMAL_READ), $peer());
show_codes($b);

echo "that it is over counts for a binary read, and with sockets.strict_normal_read\n";
var_dump(socket_read($b, 100));
show_codes($b);
socket_clear_error($b);
var_dump(ini_set('sockets.strict_normal_read', '1'), socket_read($b, 100, PHP_NORMAL_READ));
show_codes($b);
ini_restore('sockets.strict_normal_read');
var_dump(ini_get('sockets.strict_normal_read'));
?>
--EXPECT--
string(11) "RESERVED 1
"
int(0)
global: 0, socket: 0
that it is over counts for a binary read, and with sockets.strict_normal_read
bool(false)
global: EAGAIN, socket: EAGAIN
string(1) "0"
bool(false)
global: EAGAIN, socket: EAGAIN
string(1) "0"
