--TEST--
socket_create_pair: after the peer closed, what is left arrives, then the end
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([SOCK_STREAM, SOCK_SEQPACKET] as $type) {
    [$a, $b] = pair($type);
    socket_write($a, 'last words');
    socket_close($a);
    var_dump(socket_read($b, 100), socket_read($b, 100), socket_read($b, 100));
    show_codes($b);
}
// A peer that nothing holds any more is as good as closed.
[$a, $b] = pair();
$a = null;
var_dump(socket_read($b, 100));
?>
--EXPECT--
string(10) "last words"
string(0) ""
string(0) ""
global: 0, socket: 0
string(10) "last words"
string(0) ""
string(0) ""
global: 0, socket: 0
string(0) ""
