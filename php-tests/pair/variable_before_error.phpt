--TEST--
socket_create_pair: a call that fails leaves the variable as it was
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$values = [null, 'text', 5, 1.5, true, ['x' => 1, 0 => 'zero'], new stdClass()];
foreach ($values as $variable) {
    $before = $variable;
    @socket_create_pair(AF_INET, SOCK_STREAM, 0, $variable);
    try {
        socket_create_pair(1000, SOCK_STREAM, 0, $variable);
    } catch (ValueError) {
    }
    var_dump($variable === $before);
}
@socket_create_pair(AF_INET, SOCK_STREAM, 0, $unset);
var_dump($unset);
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
NULL
