--TEST--
socket_create_pair: a SOCK_DGRAM pair keeps the boundaries of messages, both ways
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair(SOCK_DGRAM);
foreach ([[$a, $b], [$b, $a]] as [$from, $to]) {
    socket_write($from, 'one');
    socket_write($from, 'second');
    // What a read has no room for is lost.
    var_dump(socket_read($to, 2), socket_read($to, 100));
}
var_dump(socket_get_option($a, SOL_SOCKET, SO_TYPE) === SOCK_DGRAM);
?>
--EXPECT--
string(2) "on"
string(6) "second"
string(2) "on"
string(6) "second"
bool(true)
