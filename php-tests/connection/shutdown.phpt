--TEST--
socket_shutdown: for reading, for writing, for both
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([0 => 'reading', 1 => 'writing', 2 => 'both'] as $mode => $name) {
    echo "$name\n";
    [$a, $b] = pair();
    socket_set_nonblock($a);
    socket_set_nonblock($b);
    var_dump(socket_shutdown($a, $mode), @socket_write($a, 'x'), socket_read($a, 10),
        @socket_write($b, 'y'), socket_read($b, 10));
}
echo "default\n";
[$a, $b] = pair();
var_dump(socket_shutdown($a), @socket_write($a, 'x'), socket_read($a, 10), socket_shutdown($a));
?>
--EXPECT--
reading
bool(true)
int(1)
string(0) ""
bool(false)
string(1) "x"
writing
bool(true)
bool(false)
bool(false)
int(1)
string(0) ""
both
bool(true)
bool(false)
string(0) ""
bool(false)
string(0) ""
default
bool(true)
bool(false)
string(0) ""
bool(true)
