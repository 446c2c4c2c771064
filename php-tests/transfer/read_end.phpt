--TEST--
socket_read: the end of the stream is an empty string, and no error
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([SOCK_STREAM, SOCK_SEQPACKET] as $type) {
    [$a, $b] = pair($type);
    socket_write($a, 'last');
    socket_close($a);
    var_dump(socket_read($b, 100), socket_read($b, 100), socket_read($b, 100));
    show_codes($b);
}
[$a, $b] = pair();
socket_shutdown($a, 1);
var_dump(socket_read($b, 100), socket_write($b, 'back'), socket_read($a, 100));
?>
--EXPECT--
string(4) "last"
string(0) ""
string(0) ""
global: 0, socket: 0
string(4) "last"
string(0) ""
string(0) ""
global: 0, socket: 0
string(0) ""
int(4)
string(4) "back"
