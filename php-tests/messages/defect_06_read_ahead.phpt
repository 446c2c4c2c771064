--TEST--
socket_recvmsg: what PHP_NORMAL_READ has read ahead comes first
--INI--
sockets.strict_normal_read=1
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

// The rest of a message.
[$a, $b] = pair(SOCK_SEQPACKET);
socket_write($a, "line\nthe rest");
socket_write($a, 'next');
var_dump(socket_read($b, 100, PHP_NORMAL_READ));
foreach ([[MSG_PEEK, 3], [MSG_PEEK | MSG_TRUNC, 3], [0, 3], [MSG_PEEK, 100], [0, 100],
    [0, 100]] as [$flags, $size]) {
    echo json_encode(receive($b, flags: $flags, more: ['buffer_size' => $size])), "\n";
}

// The beginning of a line.
[$a, $b] = pair();
socket_set_nonblock($b);
socket_write($a, 'half a line');
var_dump(socket_read($b, 100, PHP_NORMAL_READ));
// What comes behind it may bring descriptors: not for this message.
socket_set_block($b);
echo json_encode(receive($b, flags: MSG_WAITALL)), "\n";
socket_write($a, "other\n");
var_dump(socket_read($b, 100, PHP_NORMAL_READ));
?>
--EXPECTF--
string(5) "line
"
[3,{"name":null,"control":[],"iov":["the"],"flags":0}]
[8,{"name":null,"control":[],"iov":["the"],"flags":0}]
[3,{"name":null,"control":[],"iov":["the"],"flags":0}]
[5,{"name":null,"control":[],"iov":[" rest"],"flags":0}]
[5,{"name":null,"control":[],"iov":[" rest"],"flags":0}]
[4,{"name":null,"control":[],"iov":["next"],"flags":%d}]
bool(false)
[11,{"name":null,"control":[],"iov":["half a line"],"flags":0}]
string(6) "other
"
