--TEST--
socket_read: PHP_NORMAL_READ at the end of a connection that carries packets
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([true, false] as $blocking) {
    [$a, $b] = pair(SOCK_SEQPACKET);
    socket_close($b);
    $blocking || socket_set_nonblock($a);
    for ($read = 0; $read < 2; $read++) {
        show($blocking ? 'blocking' : 'non-blocking',
            fn () => @socket_read($a, 100, PHP_NORMAL_READ));
        show_codes($a);
    }
    socket_clear_error();
}
?>
--EXPECT--
blocking: bool(false)
global: ECONNRESET, socket: ECONNRESET
blocking: bool(false)
global: ECONNRESET, socket: ECONNRESET
non-blocking: string(0) ""
global: 0, socket: 0
non-blocking: string(0) ""
global: 0, socket: 0
