--TEST--
socket_create_pair: through references to variables, elements and properties
--FILE--
<?php
require __DIR__ . '/../lib.inc';

function into(&$reference): bool
{
    return socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $reference);
}

class Holder
{
    public $untyped;
    public ?array $typed = null;
    public static $static;
}

$variable = 'before';
$alias = &$variable;
var_dump(into($alias), count($variable), $alias === $variable);

$array = ['k' => 1];
$element = &$array['k'];
var_dump(into($element), count($array['k']));
var_dump(into($array['new']), count($array['new']));

$holder = new Holder();
$property = &$holder->untyped;
var_dump(into($property), count($holder->untyped));
$typed = &$holder->typed;
var_dump(into($typed), count($holder->typed));
$static = &Holder::$static;
var_dump(into($static), count(Holder::$static));
$static = null;

$closure = function () use (&$captured) {
    return socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $captured);
};
var_dump($closure(), count($captured));

foreach ([1, 2] as $i => $_) {
    $list[$i] = null;
}
foreach ($list as &$item) {
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $item);
}
unset($item);
var_dump(array_map(count(...), $list));
?>
--EXPECT--
bool(true)
int(2)
bool(true)
bool(true)
int(2)
bool(true)
int(2)
bool(true)
int(2)
bool(true)
int(2)
bool(true)
int(2)
bool(true)
int(2)
array(2) {
  [0]=>
  int(2)
  [1]=>
  int(2)
}
