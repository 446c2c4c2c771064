--TEST--
SO_LINGER: missing keys, other types, numbers out of range
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = socket_create(AF_INET, SOCK_STREAM, 0);
$strict = PHP_VERSION_ID >= 80400;
$type = static fn (string $given): string =>
    "TypeError: socket_set_option(): Argument #4 (\$value) must be of type array "
        . "when argument #3 (\$option) is SO_LINGER, $given given";
$key = static fn (string $key): string =>
    "ValueError: socket_set_option(): Argument #4 (\$value) must have key \"$key\"";
$range = static fn (string $key): string =>
    "ValueError: socket_set_option(): Argument #4 (\$value) \"$key\" must be between 0 and 65535";
$cases = [
    [[], $key('l_onoff')],
    [['l_linger' => 1], $key('l_onoff')],
    [['l_onoff' => 1], $key('l_linger')],
    [new stdClass(), $key('l_onoff')],
    [1, $strict ? $type('int') : $key('l_onoff')],
    ['x', $strict ? $type('string') : $key('l_onoff')],
    [null, $strict ? $type('null') : $key('l_onoff')],
    [true, $strict ? $type('true') : $key('l_onoff')],
    [['l_onoff' => -1, 'l_linger' => 1], $strict ? $range('l_onoff') : 'true'],
    [['l_onoff' => 65536, 'l_linger' => 1], $strict ? $range('l_onoff') : 'true'],
];
foreach ($cases as $number => [$value, $expected]) {
    try {
        $result = var_export(socket_set_option($socket, SOL_SOCKET, SO_LINGER, $value), true);
    } catch (Error $error) {
        $result = get_class($error) . ': ' . $error->getMessage();
    }
    echo $number, $result === $expected ? " ok\n" : ": $result\n";
}
?>
--EXPECT--
0 ok
1 ok
2 ok
3 ok
4 ok
5 ok
6 ok
7 ok
8 ok
9 ok
