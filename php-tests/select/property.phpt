--TEST--
socket_select: arrays in properties, typed ones too
--FILE--
<?php
require __DIR__ . '/../lib.inc';

final class Holder
{
    public array $read = [];
    public ?array $write = null;
    public string|array $except = [];
    public static iterable $static = [];
}

[$a, $b] = pair();
$holder = new Holder();
$holder->read = ['a' => $a];
$holder->except = [$b];
socket_write($b, 'x');
var_dump(socket_select($holder->read, $holder->write, $holder->except, 0));
var_dump(array_keys($holder->read), $holder->write, $holder->except);

Holder::$static = [$a, $b];
$array = ['deep' => ['er' => [$b, $a]]];
$none = null;
var_dump(socket_select($array['deep']['er'], $none, Holder::$static, 0));
var_dump(array_keys($array['deep']['er']), Holder::$static);
?>
--EXPECT--
int(1)
array(1) {
  [0]=>
  string(1) "a"
}
NULL
array(0) {
}
int(1)
array(1) {
  [0]=>
  int(1)
}
array(0) {
}
