--TEST--
socket_read: nothing there, and the socket non-blocking
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET] as $type) {
    [$a, $b] = pair($type);
    socket_set_nonblock($b);
    socket_clear_error();
    var_dump(socket_read($b, 100));
    show_codes($b);
    socket_write($a, 'now');
    var_dump(socket_read($b, 100));
    // Success clears no code.
    show_codes($b);
}
?>
--EXPECT--
bool(false)
global: EAGAIN, socket: EAGAIN
string(3) "now"
global: EAGAIN, socket: EAGAIN
bool(false)
global: EAGAIN, socket: EAGAIN
string(3) "now"
global: EAGAIN, socket: EAGAIN
bool(false)
global: EAGAIN, socket: EAGAIN
string(3) "now"
global: EAGAIN, socket: EAGAIN
