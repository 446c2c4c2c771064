--TEST--
socket_write: a full socket does not block a non-blocking writer, who can go on later
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_set_nonblock($a);
$data = str_repeat('x', 10_000);
for ($sent = 0; ($count = socket_write($a, $data)) !== false; $sent += $count);
var_dump($sent > 10_000);
show_codes($a);

socket_set_nonblock($b);
for ($received = 0; ($got = socket_read($b, 1 << 20)) !== false; $received += strlen($got));
var_dump($received === $sent, socket_write($a, 'more'), socket_read($b, 10));
?>
--EXPECT--
bool(true)
global: EAGAIN, socket: EAGAIN
bool(true)
int(4)
string(4) "more"
