--TEST--
socket_create_pair: a fiber that is never resumed lets go of its pair
--FILE--
<?php
require __DIR__ . '/../lib.inc';

assert_no_descriptor_lost(function () {
    $fiber = new Fiber(function () {
        [$a, $b] = pair();
        Fiber::suspend();
        echo "never reached\n";
    });
    $fiber->start();
});
?>
--EXPECT--
no descriptor lost
