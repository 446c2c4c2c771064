--TEST--
socket_read: SO_RCVTIMEO ends a blocking read, without a warning
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_set_option($b, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 10_000]);
var_dump(socket_read($b, 100));
show_codes($b);
?>
--EXPECT--
bool(false)
global: EAGAIN, socket: EAGAIN
