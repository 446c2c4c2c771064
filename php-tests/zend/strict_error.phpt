--TEST--
strict mode: nothing is converted
--FILE--
<?php
declare(strict_types=1);

require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_set_nonblock($b);
foreach (['3', 3.0, true, null, '3 apples'] as $length) {
    show(var_export($length, true), fn () => socket_read($b, $length));
}
$text = new class {
    public function __toString(): string
    {
        return 'text';
    }
};
foreach (['5' => 5, '1.5' => 1.5, 'true' => true, 'null' => null, 'object' => $text] as $name =>
    $data) {
    show((string) $name, fn () => socket_write($a, $data));
}
// Called by PHP itself, a function is in weak mode.
var_dump(array_map('socket_strerror', ['1']));
socket_write($a, 'abc', null);
var_dump(socket_read($b, 3));
?>
--EXPECTF--
'3': TypeError: socket_read(): Argument #2 ($length) must be of type int, string given
3.0: TypeError: socket_read(): Argument #2 ($length) must be of type int, float given
true: TypeError: socket_read(): Argument #2 ($length) must be of type int, %r(bool|true)%r given
NULL: TypeError: socket_read(): Argument #2 ($length) must be of type int, null given
'3 apples': TypeError: socket_read(): Argument #2 ($length) must be of type int, string given
5: TypeError: socket_write(): Argument #2 ($data) must be of type string, int given
1.5: TypeError: socket_write(): Argument #2 ($data) must be of type string, float given
true: TypeError: socket_write(): Argument #2 ($data) must be of type string, %r(bool|true)%r given
null: TypeError: socket_write(): Argument #2 ($data) must be of type string, null given
object: TypeError: socket_write(): Argument #2 ($data) must be of type string, class@anonymous given
array(1) {
  [0]=>
  string(23) "Operation not permitted"
}
string(3) "abc"
