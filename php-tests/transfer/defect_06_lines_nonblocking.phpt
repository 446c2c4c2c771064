--TEST--
socket_read: PHP_NORMAL_READ on a non-blocking socket does not wait
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
socket_set_nonblock($b);
var_dump(socket_read($b, 100, PHP_NORMAL_READ));
show_codes($b);
socket_write($a, "line\n");
var_dump(socket_read($b, 100, PHP_NORMAL_READ), socket_read($b, 100, PHP_NORMAL_READ));
?>
--EXPECT--
bool(false)
global: EAGAIN, socket: EAGAIN
string(5) "line
"
bool(false)
