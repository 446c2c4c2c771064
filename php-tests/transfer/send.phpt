--TEST--
socket_send: the data or its beginning, with flags
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair(SOCK_DGRAM);
foreach ([0, 1, 5, 99, PHP_INT_MAX] as $length) {
    var_dump(socket_send($a, 'hello', $length, 0), socket_read($b, 10));
}
var_dump(socket_send($a, 'flag', 4, MSG_DONTWAIT), socket_read($b, 10));
show_codes($a);
?>
--EXPECT--
int(0)
string(0) ""
int(1)
string(1) "h"
int(5)
string(5) "hello"
int(5)
string(5) "hello"
int(5)
string(5) "hello"
int(4)
string(4) "flag"
global: 0, socket: 0
