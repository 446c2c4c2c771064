--TEST--
socket_recv, socket_recvfrom: a huge length costs what arrives
--INI--
memory_limit=16M
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair(SOCK_DGRAM);
foreach ([1 << 33, PHP_INT_MAX, 1 << 30] as $length) {
    socket_write($a, 'ten bytes.');
    var_dump(socket_recv($b, $data, $length, 0), $data);
    socket_write($a, 'ten bytes.');
    var_dump(socket_recvfrom($b, $data, $length, 0, $address), $data);
}
var_dump(memory_get_peak_usage() < 8 << 20);
?>
--EXPECT--
int(10)
string(10) "ten bytes."
int(10)
string(10) "ten bytes."
int(10)
string(10) "ten bytes."
int(10)
string(10) "ten bytes."
int(10)
string(10) "ten bytes."
int(10)
string(10) "ten bytes."
bool(true)
