--TEST--
socket_write: the length says how much of the data is written
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
foreach ([null, 5, 4, 1, 6, 1 << 32, PHP_INT_MAX] as $length) {
    var_dump(socket_write($a, 'hello', $length));
    var_dump(socket_read($b, 100));
}
// Nothing at all: no end of the stream for the peer.
socket_set_nonblock($b);
var_dump(socket_write($a, 'hello', 0), socket_write($a, ''), socket_write($a, '', 5),
    socket_read($b, 100));
show_codes($b);
?>
--EXPECT--
int(5)
string(5) "hello"
int(5)
string(5) "hello"
int(4)
string(4) "hell"
int(1)
string(1) "h"
int(5)
string(5) "hello"
int(5)
string(5) "hello"
int(5)
string(5) "hello"
int(0)
int(0)
int(0)
bool(false)
global: EAGAIN, socket: EAGAIN
