--TEST--
socket_create_pair: into an element of an array
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$array = ['k' => 'old', 'other' => 1];
$copy = $array;
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $array['k']);
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $array['new']['deep']);
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $array[]);
print_r($array);
print_r($copy);

// A pair in a pair's element.
[$a, $b] = $pair = pair();
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair[0]);
var_dump($pair[1] === $b, count($pair[0]), socket_write($a, 'x'), socket_read($b, 1));
?>
--EXPECT--
Array
(
    [k] => Array
        (
            [0] => Socket Object
                (
                )

            [1] => Socket Object
                (
                )

        )

    [other] => 1
    [new] => Array
        (
            [deep] => Array
                (
                    [0] => Socket Object
                        (
                        )

                    [1] => Socket Object
                        (
                        )

                )

        )

    [0] => Array
        (
            [0] => Socket Object
                (
                )

            [1] => Socket Object
                (
                )

        )

)
Array
(
    [k] => old
    [other] => 1
)
bool(true)
int(2)
int(1)
string(1) "x"
