--TEST--
socket_export_stream: of what is closed, or no Socket
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a] = pair();
socket_close($a);
show('closed', fn () => socket_export_stream($a));
show('a stream', fn () => socket_export_stream(STDIN));
show('null', fn () => socket_export_stream(null));
?>
--EXPECT--
closed: Error: socket_export_stream(): Argument #1 ($socket) has already been closed
a stream: TypeError: socket_export_stream(): Argument #1 ($socket) must be of type Socket, resource given
null: TypeError: socket_export_stream(): Argument #1 ($socket) must be of type Socket, null given
