--TEST--
socket_recv: at most the length, with flags
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_write($a, '0123456789');
var_dump(socket_recv($b, $data, 4, MSG_PEEK), $data);
var_dump(socket_recv($b, $data, 4, 0), $data);
var_dump(socket_recv($b, $data, 100, 0), $data);
[$a, $b] = pair(SOCK_DGRAM);
socket_write($a, '0123456789');
socket_write($a, 'next');
var_dump(socket_recv($b, $data, 4, 0), $data);
var_dump(socket_recv($b, $data, 4000000, 0), $data);
show_codes($b);
?>
--EXPECT--
int(4)
string(4) "0123"
int(4)
string(4) "0123"
int(6)
string(6) "456789"
int(4)
string(4) "0123"
int(4)
string(4) "next"
global: 0, socket: 0
