--TEST--
SCM_CREDENTIALS: somebody else's, and too little room
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

[$a, $b] = pair(SOCK_DGRAM);
socket_set_option($b, SOL_SOCKET, SO_PASSCRED, 1);
// No process has the largest number. Only root is told so; others may name none but themselves.
show('no such process', fn () => socket_sendmsg($a, ['iov' => ['x'], 'control' => [
    ['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => ['pid' => 2147483647, 'uid' => 0, 'gid' => 0]],
]]));
var_dump(in_array(socket_last_error($a), [SOCKET_EPERM, 3], true), socket_last_error() === socket_last_error($a));
socket_clear_error();

// The kernel has cut the control data: the message cannot be told, but for its length.
assert_no_descriptor_lost(function () use ($a, $b) {
    foreach ([15, 16, 27] as $controllen) {
        send_rights($a, [STDIN]);
        $message = ['controllen' => $controllen];
        var_dump(socket_recvmsg($b, $message), is_array($message) ? $message['flags'] : $message);
    }
});
show_codes($b);
?>
--EXPECTF--
no such process: 
Warning: socket_sendmsg(): Error in sendmsg [%d]: %s in %s on line %d
bool(false)
bool(true)
bool(true)
int(1)
int(8)

Warning: socket_recvmsg(): error converting native data (path: msghdr > control > element #1 > data): the cmsghdr structure is unexpectedly small; expected a length of at least 28, but got 16 in %s on line %d
int(1)
bool(false)

Warning: socket_recvmsg(): error converting native data (path: msghdr > control > element #1 > data): the cmsghdr structure is unexpectedly small; expected a length of at least 28, but got 27 in %s on line %d
int(1)
bool(false)
no descriptor lost
global: 0, socket: 0
