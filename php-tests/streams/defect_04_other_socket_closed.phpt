--TEST--
Two Sockets on one stream: when one is closed, the other is, too
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
$other = socket_import_stream(socket_export_stream($a));
socket_close($other);
$stranger = fopen('php://temp/maxmemory:0', 'w+');
fwrite($stranger, 'mine');
show('write', fn () => socket_write($a, 'intruder'));
show('close', fn () => socket_close($a));
rewind($stranger);
var_dump(fread($stranger, 100));
?>
--EXPECT--
write: Error: socket_write(): Argument #1 ($socket) has already been closed
close: Error: socket_close(): Argument #1 ($socket) has already been closed
string(4) "mine"
