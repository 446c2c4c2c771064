--TEST--
socket_close: closing twice
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_close($a);
// The number is somebody else's now.
$file = fopen(__FILE__, 'r');
show('again', fn () => socket_close($a));
var_dump(fgets($file) === "<?php\n");
show_codes();
?>
--EXPECT--
again: Error: socket_close(): Argument #1 ($socket) has already been closed
bool(true)
global: 0
