--TEST--
socket_create_pair: a failed assignment loses no descriptor
--FILE--
<?php
require __DIR__ . '/../lib.inc';

class Holder
{
    public int $int = 5;
    public static string $static = 'before';
}

assert_no_descriptor_lost(function () {
    $holder = new Holder();
    $alias = &$holder->int;
    for ($i = 0; $i < 10; $i++) {
        foreach ([fn () => socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $holder->int),
            fn () => socket_create_pair(AF_UNIX, SOCK_DGRAM, 0, Holder::$static),
            function () use (&$alias) {
                socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $alias);
            }] as $assign) {
            try {
                $assign();
                echo "assigned?\n";
            } catch (TypeError) {
            }
        }
    }
});
?>
--EXPECT--
no descriptor lost
