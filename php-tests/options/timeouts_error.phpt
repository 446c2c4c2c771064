--TEST--
SO_RCVTIMEO, SO_SNDTIMEO: missing keys, other types, numbers out of range
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a] = pair();
$strict = PHP_VERSION_ID >= 80400;
foreach (['SO_RCVTIMEO', 'SO_SNDTIMEO'] as $option) {
    $type = static fn (string $given): string =>
        "TypeError: socket_set_option(): Argument #4 (\$value) must be of type array "
            . "when argument #3 (\$option) is $option, $given given";
    $key = static fn (string $key): string =>
        "ValueError: socket_set_option(): Argument #4 (\$value) must have key \"$key\"";
    $cases = [
        [[], $key('sec')],
        [['usec' => 1], $key('sec')],
        [['sec' => 1], $key('usec')],
        [new stdClass(), $key('sec')],
        [1, $strict ? $type('int') : $key('sec')],
        ['x', $strict ? $type('string') : $key('sec')],
        [null, $strict ? $type('null') : $key('sec')],
        [1.5, $strict ? $type('float') : $key('sec')],
    ];
    foreach ($cases as $number => [$value, $expected]) {
        try {
            $result = var_export(socket_set_option($a, SOL_SOCKET, constant($option), $value),
                true);
        } catch (Error $error) {
            $result = get_class($error) . ': ' . $error->getMessage();
        }
        echo $number, $result === $expected ? " ok\n" : ": $result\n";
    }
    var_dump(socket_set_option($a, SOL_SOCKET, constant($option), ['sec' => 1, 'usec' => 1000000]));
    var_dump(socket_last_error($a));
}
?>
--EXPECTF--
0 ok
1 ok
2 ok
3 ok
4 ok
5 ok
6 ok
7 ok

Warning: socket_set_option(): Unable to set socket option [33]: Numerical argument out of domain in %s on line %d
bool(false)
int(33)
0 ok
1 ok
2 ok
3 ok
4 ok
5 ok
6 ok
7 ok

Warning: socket_set_option(): Unable to set socket option [33]: Numerical argument out of domain in %s on line %d
bool(false)
int(33)
