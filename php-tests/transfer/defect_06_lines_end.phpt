--TEST--
socket_read: at the end of the stream, PHP_NORMAL_READ gives the partial line, then false and ECONNRESET
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_write($a, "no end");
socket_close($a);
for ($i = 0; $i < 3; $i++) {
    var_dump(socket_read($b, 100, PHP_NORMAL_READ));
    show_codes($b);
    socket_clear_error($b);
    socket_clear_error();
}
?>
--EXPECTF--
string(6) "no end"
global: 0, socket: 0

Warning: socket_read(): unable to read from socket [%d]: Connection reset by peer in %s on line %d
bool(false)
global: ECONNRESET, socket: ECONNRESET

Warning: socket_read(): unable to read from socket [%d]: Connection reset by peer in %s on line %d
bool(false)
global: ECONNRESET, socket: ECONNRESET
