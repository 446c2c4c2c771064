--TEST--
socket_select: descriptors above 1023, and more elements than the process may have descriptors
--EXTENSIONS--
posix
--SKIPIF--
<?php
$limit = posix_getrlimit()['hard openfiles'];
if ($limit !== 'unlimited' && $limit < 4096) {
    die('skip needs a limit of 4096 descriptors');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

posix_setrlimit(POSIX_RLIMIT_NOFILE, 3500,
    posix_getrlimit()['hard openfiles'] === 'unlimited' ? -1 : posix_getrlimit()['hard openfiles']);
$sockets = [];
for ($i = 0; $i < 1500; $i++) {
    array_push($sockets, ...pair());
}
socket_write($sockets[2999], 'x');
$read = $sockets;
$none = null;
var_dump(socket_select($read, $none, $none, null),
    implode(' ', array_slice(array_keys($read), 0, 3)));

// The kernel takes no more than 3500 entries.
$read = array_merge($sockets, $sockets);
$write = $except = $sockets;
var_dump(socket_select($read, $write, $except, 0),
    implode(' ', array_slice(array_keys($read), 0, 3)), count($write), count($except));
?>
--EXPECT--
int(1)
string(4) "2998"
int(3001)
string(9) "2998 5998"
int(3000)
int(0)
