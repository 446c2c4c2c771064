--TEST--
socket_create_pair: a SOCK_SEQPACKET pair keeps boundaries and knows the end, both ways
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair(SOCK_SEQPACKET);
foreach ([[$a, $b], [$b, $a]] as [$from, $to]) {
    socket_write($from, 'one');
    socket_write($from, 'second');
    var_dump(socket_read($to, 100), socket_read($to, 100));
}
var_dump(socket_get_option($a, SOL_SOCKET, SO_TYPE) === SOCK_SEQPACKET);
socket_close($a);
var_dump(socket_read($b, 100));
?>
--EXPECT--
string(3) "one"
string(6) "second"
string(3) "one"
string(6) "second"
bool(true)
string(0) ""
