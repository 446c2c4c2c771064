--TEST--
socket_recv, socket_recvfrom: what PHP_NORMAL_READ left is not lost
--INI--
sockets.strict_normal_read=1
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair(SOCK_DGRAM);
socket_write($a, "one\ntwo\nthree");
var_dump(socket_read($b, 100, PHP_NORMAL_READ));
var_dump(socket_recv($b, $data, 3, MSG_PEEK), $data);
var_dump(socket_recv($b, $data, 4, 0), $data);
$address = 'before';
var_dump(socket_recvfrom($b, $data, 100, 0, $address), $data, $address);
socket_write($a, 'next');
var_dump(socket_recv($b, $data, 100, 0), $data);

// The beginning of a line, and MSG_WAITALL.
[$a, $b] = pair();
socket_set_nonblock($b);
socket_write($a, 'a beginning');
var_dump(socket_read($b, 100, PHP_NORMAL_READ));
socket_write($a, ' and its end');
var_dump(socket_recv($b, $data, 5, MSG_PEEK), $data);
var_dump(socket_recv($b, $data, 23, MSG_WAITALL), $data);
var_dump(socket_recv($b, $data, 10, 0));
?>
--EXPECT--
string(4) "one
"
int(3)
string(3) "two"
int(4)
string(4) "two
"
int(5)
string(5) "three"
string(0) ""
int(4)
string(4) "next"
bool(false)
int(5)
string(5) "a beg"
int(23)
string(23) "a beginning and its end"
bool(false)
