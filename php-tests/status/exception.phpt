--TEST--
an exception sets no code
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a] = pair();
foreach ([fn () => socket_write($a, 'x', -1), fn () => socket_strerror(PHP_INT_MAX),
    fn () => socket_create_pair(99, 1, 0, $p)] as $call) {
    try {
        $call();
    } catch (ValueError) {
        show_codes($a);
    }
}
?>
--EXPECT--
global: 0, socket: 0
global: 0, socket: 0
global: 0, socket: 0
