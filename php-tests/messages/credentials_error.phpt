--TEST--
SCM_CREDENTIALS: somebody else's
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

[$a, $b] = pair(SOCK_DGRAM);
socket_set_option($b, SOL_SOCKET, SO_PASSCRED, 1);
// No process has the largest number. Only root is told so; others may name none but themselves.
show('no such process', fn () => socket_sendmsg($a, ['iov' => ['x'], 'control' => [
    ['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS,
        'data' => ['pid' => 2147483647, 'uid' => 0, 'gid' => 0]],
]]));
var_dump(in_array(socket_last_error($a), [SOCKET_EPERM, 3], true),
    socket_last_error() === socket_last_error($a));
socket_clear_error();

show_codes($b);
?>
--EXPECTF--
no such process: 
Warning: socket_sendmsg(): Error in sendmsg [%d]: %s in %s on line %d
bool(false)
bool(true)
bool(true)
global: 0, socket: 0
