--TEST--
SO_PEERCRED: process, user and group of the peer
--FILE--
<?php
require __DIR__ . '/../lib.inc';

// The kernel's number: PHP has no name for it.
const PEERCRED = 17;
[$a] = pair();
['uid' => $uid, 'gid' => $gid] = stat('/proc/self');
var_dump(socket_get_option($a, SOL_SOCKET, PEERCRED) === ['pid' => getmypid(), 'uid' => $uid, 'gid' => $gid]);
// Nobody.
echo json_encode(socket_get_option(socket_create(AF_UNIX, SOCK_STREAM, 0), SOL_SOCKET, PEERCRED)), "\n";
?>
--EXPECT--
bool(true)
{"pid":0,"uid":4294967295,"gid":4294967295}
