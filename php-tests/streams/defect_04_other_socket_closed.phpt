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
--EXPECTF--
write: 
Warning: socket_write(): unable to write to socket [9]: Bad file descriptor in %s on line %d
bool(false)
close: NULL
string(4) "mine"
