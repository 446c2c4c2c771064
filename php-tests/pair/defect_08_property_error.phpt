--TEST--
socket_create_pair: a typed property that takes no array keeps its value
--FILE--
<?php
require __DIR__ . '/../lib.inc';

class Holder
{
    public int $int = 5;
    public ?string $string = 'before';
    public ?Socket $socket = null;
    public array $uninitialised;
    public static int $static = 7;
    public function __construct(public readonly array $readonly = [])
    {
    }
}

$holder = new Holder();
foreach (['int', 'string', 'socket', 'uninitialised', 'readonly'] as $name) {
    show($name, fn () => socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $holder->$name));
}
show('static', fn () => socket_create_pair(AF_UNIX, SOCK_STREAM, 0, Holder::$static));
show('a reference to it', function () use ($holder) {
    $alias = &$holder->int;
    return socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $alias);
});
var_dump($holder, Holder::$static);
show_codes();
?>
--EXPECTF--
int: TypeError: Cannot assign array to reference held by property Holder::$int of type int
string: TypeError: Cannot assign array to reference held by property Holder::$string of type ?string
socket: TypeError: Cannot assign array to reference held by property Holder::$socket of type ?Socket
uninitialised: Error: Cannot access uninitialized non-nullable property Holder::$uninitialised by reference
readonly: Error: Cannot %s
static: TypeError: Cannot assign array to reference held by property Holder::$static of type int
a reference to it: TypeError: Cannot assign array to reference held by property Holder::$int of type int
object(Holder)#%d (4) {
  ["int"]=>
  int(5)
  ["string"]=>
  string(6) "before"
  ["socket"]=>
  NULL
  ["uninitialised"]=>
  uninitialized(array)
  ["readonly"]=>
  array(0) {
  }
}
int(7)
global: 0
