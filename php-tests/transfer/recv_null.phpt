--TEST--
socket_recv: without data, $data is null
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
$data = 'before';
var_dump(socket_recv($b, $data, 10, MSG_DONTWAIT), $data);
show_codes($b);
socket_close($a);
$data = 'before';
var_dump(socket_recv($b, $data, 10, 0), $data);
[$a, $b] = pair(SOCK_DGRAM);
socket_send($a, '', 0, 0);
$data = 'before';
var_dump(socket_recv($b, $data, 10, 0), $data);

// Lengths below 1 change nothing.
$data = 'before';
var_dump(socket_recv($b, $data, 0, 0), $data, socket_recv($b, $data, -1, 0), $data);
show_codes();
?>
--EXPECT--
bool(false)
NULL
global: EAGAIN, socket: EAGAIN
int(0)
NULL
int(0)
NULL
bool(false)
string(6) "before"
bool(false)
string(6) "before"
global: EAGAIN
