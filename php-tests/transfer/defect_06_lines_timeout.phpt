--TEST--
socket_read: SO_RCVTIMEO ends PHP_NORMAL_READ, too
--INI--
sockets.strict_normal_read=1
--SKIPIF--
<?php
if (!function_exists('pcntl_alarm')) {
    die('skip needs pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

// Stock goes round and round.
pcntl_alarm(5);
[$a, $b] = pair();
socket_set_option($b, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 10_000]);
var_dump(socket_read($b, 100, PHP_NORMAL_READ));
show_codes($b);
?>
--EXPECT--
bool(false)
global: EAGAIN, socket: EAGAIN
