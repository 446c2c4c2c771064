--TEST--
socket_create_pair: into what has no elements
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$string = 'text';
show('offset of a string', function () use ($string) {
    return socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $string[0]);
});
$int = 5;
show('element of an int', function () use ($int) {
    return socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $int['k']);
});
$null = null;
show('property of null', function () use ($null) {
    return socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $null->property);
});
show('result of a function',
    fn () => socket_create_pair(AF_UNIX, SOCK_STREAM, 0, array_values([1])));
?>
--EXPECTF--
offset of a string: Error: Cannot create references to/from string offsets
element of an int: Error: Cannot use a scalar value as an array
property of null: Error: Attempt to modify property "property" on null
result of a function: 
Notice: Only variables should be passed by reference in %s on line %d
bool(true)
