--TEST--
SCM_CREDENTIALS: there and back
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

[$a, $b] = pair(SOCK_DGRAM);
socket_set_option($b, SOL_SOCKET, SO_PASSCRED, 1);
$own = ['pid' => getmypid(), 'uid' => fileowner('/proc/self'), 'gid' => filegroup('/proc/self')];
$space = socket_cmsg_space(SOL_SOCKET, SCM_CREDENTIALS);

// The kernel fills in what was not sent.
socket_write($a, 'x');
[, $message] = receive($b, $space);
var_dump(count($message['control']), $message['control'][0]['type'] === SCM_CREDENTIALS,
    $message['control'][0]['data'] === $own);

// Numbers may be strings; keys in any order.
$data = array_map('strval', array_reverse($own)) + ['other' => 'key'];
var_dump(socket_sendmsg($a,
    ['iov' => ['x'], 'control' =>
    [['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => $data]]]));
var_dump(receive($b, $space)[1]['control'][0]['data'] === $own);

// With descriptors, in whichever order.
socket_sendmsg($a, ['iov' => ['x'], 'control' => [
    ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [STDIN]],
    ['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => $data],
]]);
var_dump(array_column(receive($b)[1]['control'], 'type') === [SCM_CREDENTIALS, SCM_RIGHTS]);
?>
--EXPECT--
int(1)
bool(true)
bool(true)
int(1)
bool(true)
bool(true)
