--TEST--
SCM_PIDFD: the descriptor of the sender's process comes as a stream, which owns it
--SKIPIF--
<?php
socket_create_pair(AF_UNIX, SOCK_DGRAM, 0, $pair);
if (@socket_set_option($pair[0], SOL_SOCKET, SO_PASSPIDFD, 1) === false) {
    die('skip needs Linux 6.5');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

[$a, $b] = pair(SOCK_DGRAM);
socket_set_option($b, SOL_SOCKET, SO_PASSPIDFD, 1);
assert_no_descriptor_lost(function () use ($a, $b) {
    for ($i = 0; $i < 3; $i++) {
        send_rights($a, [STDIN]);
        [$result, $message] = receive($b);
    }
    $control = array_column($message['control'], 'data', 'type');
    var_dump($result, is_resource($control[SCM_PIDFD]), is_resource($control[SCM_RIGHTS][0]));
    // Those of the messages before are closed.
    var_dump(count(preg_grep('/\[pidfd\]/', descriptors())));
});

// A message that has no room for it, and one that nobody looks at.
assert_no_descriptor_lost(function () use ($a, $b) {
    socket_write($a, 'x');
    var_dump(receive($b, 19)[1]['flags'] === MSG_CTRUNC);
    socket_write($a, 'x');
    receive($b);
});

// The kernel lets nobody send one.
$send = fn (mixed $data) =>
    socket_sendmsg($a, ['iov' => ['x'],
    'control' => [['level' => SOL_SOCKET, 'type' => SCM_PIDFD, 'data' => $data]]]);
var_dump(socket_cmsg_space(SOL_SOCKET, SCM_PIDFD));
show('stream', fn () => $send(STDIN));
show('number', fn () => $send(0));
?>
--EXPECTF--
int(1)
bool(true)
bool(true)
int(1)
no descriptor lost
bool(true)
no descriptor lost
int(24)
stream: 
Warning: socket_sendmsg(): Error in sendmsg [22]: Invalid argument in %s on line %d
bool(false)
number: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): expected a Socket object or a stream resource in %s on line %d
bool(false)
