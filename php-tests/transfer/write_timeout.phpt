--TEST--
socket_write: SO_SNDTIMEO ends a blocking write, without a warning
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_set_option($a, SOL_SOCKET, SO_SNDTIMEO, ['sec' => 0, 'usec' => 10_000]);
$data = str_repeat('x', 10_000);
while (socket_write($a, $data) !== false);
show_codes($a);
?>
--EXPECT--
global: EAGAIN, socket: EAGAIN
