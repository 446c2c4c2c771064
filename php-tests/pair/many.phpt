--TEST--
socket_create_pair: a hundred pairs at a time, and none left over
--FILE--
<?php
require __DIR__ . '/../lib.inc';

assert_no_descriptor_lost(function () {
    for ($i = 0; $i < 100; $i++) {
        socket_create_pair(AF_UNIX, [SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET][$i % 3], 0,
            $pairs[$i]);
        socket_write($pairs[$i][0], "message $i");
    }
    $right = 0;
    foreach ($pairs as $i => [$a, $b]) {
        $right += socket_read($b, 100) === "message $i" ? 1 : 0;
    }
    var_dump($right);
});
?>
--EXPECT--
int(100)
no descriptor lost
