--TEST--
socket_create_pair: into a property, untyped and of a type that takes arrays
--FILE--
<?php
require __DIR__ . '/../lib.inc';

class Holder
{
    public $untyped = 'before';
    public array $array = ['before'];
    public ?array $nullable = null;
    public int|array $union = 5;
    public iterable $iterable = [];
    public mixed $mixed;
    public static $untyped_static = 'before';
    public static array $typed_static = [];
}

$holder = new Holder();
foreach (['untyped', 'array', 'nullable', 'union', 'iterable', 'mixed'] as $name) {
    if ($name === 'mixed') {
        $holder->mixed = null;
    }
    var_dump(socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $holder->$name));
    echo $name, ': ', json_encode(array_map(get_class(...), $holder->$name)), "\n";
}
$dynamic = new stdClass();
var_dump(socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $dynamic->pair), count($dynamic->pair));
var_dump(socket_create_pair(AF_UNIX, SOCK_STREAM, 0, Holder::$untyped_static),
    count(Holder::$untyped_static));
var_dump(socket_create_pair(AF_UNIX, SOCK_STREAM, 0, Holder::$typed_static),
    count(Holder::$typed_static));
Holder::$untyped_static = null;
Holder::$typed_static = [];
?>
--EXPECT--
bool(true)
untyped: ["Socket","Socket"]
bool(true)
array: ["Socket","Socket"]
bool(true)
nullable: ["Socket","Socket"]
bool(true)
union: ["Socket","Socket"]
bool(true)
iterable: ["Socket","Socket"]
bool(true)
mixed: ["Socket","Socket"]
bool(true)
int(2)
bool(true)
int(2)
bool(true)
int(2)
