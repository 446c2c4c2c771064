--TEST--
socket_recv, socket_recvfrom: a huge length costs what arrives; the largest of all is false, without a word
--INI--
memory_limit=16M
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair(SOCK_DGRAM);
foreach ([1 << 33, PHP_INT_MAX - 2, 1 << 30] as $length) {
    socket_write($a, 'ten bytes.');
    var_dump(socket_recv($b, $data, $length, 0), $data);
    socket_write($a, 'ten bytes.');
    var_dump(socket_recvfrom($b, $data, $length, 0, $address), $data);
}
$data = $address = 'before';
socket_write($a, 'stays');
var_dump(socket_recv($b, $data, PHP_INT_MAX, 0),
    socket_recvfrom($b, $data, PHP_INT_MAX, 0, $address));
var_dump($data, $address, socket_read($b, 10));
show_codes($b);
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
bool(false)
bool(false)
string(6) "before"
string(6) "before"
string(5) "stays"
global: 0, socket: 0
bool(true)
