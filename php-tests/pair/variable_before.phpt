--TEST--
socket_create_pair: whatever the variable held, it holds the pair then
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$values = ['null' => null, 'string' => 'text', 'int' => 5, 'float' => 1.5, 'bool' => true,
    'array' => ['x' => 1, 0 => 'zero', 7 => 'seven'],
    'object' => new stdClass(), 'resource' => STDIN, 'closure' => fn () => 1];
foreach ($values as $name => $variable) {
    var_dump(socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $variable));
    echo $name, ': ', json_encode(array_map(get_class(...), $variable)), "\n";
}
var_dump(socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $unset), count($unset));
?>
--EXPECT--
bool(true)
null: ["Socket","Socket"]
bool(true)
string: ["Socket","Socket"]
bool(true)
int: ["Socket","Socket"]
bool(true)
float: ["Socket","Socket"]
bool(true)
bool: ["Socket","Socket"]
bool(true)
array: ["Socket","Socket"]
bool(true)
object: ["Socket","Socket"]
bool(true)
resource: ["Socket","Socket"]
bool(true)
closure: ["Socket","Socket"]
bool(true)
int(2)
