--TEST--
what cannot be passed by reference
--FILE--
<?php
require __DIR__ . '/../lib.inc';

set_error_handler(function (int $level, string $message): bool {
    echo $message, "\n";
    return true;
});
$pair = 'before';
var_dump(call_user_func('socket_create_pair', AF_UNIX, SOCK_STREAM, 0, $pair), $pair);
var_dump(call_user_func_array('socket_create_pair', [AF_UNIX, SOCK_STREAM, 0, null]));
var_dump((new ReflectionFunction('socket_create_pair'))->invoke(AF_UNIX, SOCK_STREAM, 0, $pair),
    $pair);
var_dump(array_map('socket_create_pair', [AF_UNIX], [SOCK_STREAM], [0], [null]));
var_dump(socket_create_pair(AF_UNIX, SOCK_STREAM, 0, (fn () => 1)()));
// These can.
var_dump((new ReflectionFunction('socket_create_pair'))
    ->invokeArgs([AF_UNIX, SOCK_STREAM, 0, &$pair]), count($pair));
$arguments = [AF_UNIX, SOCK_STREAM, 0, null];
var_dump(socket_create_pair(...$arguments), count($arguments[3]));
?>
--EXPECT--
socket_create_pair(): Argument #4 ($pair) must be passed by reference, value given
bool(true)
string(6) "before"
socket_create_pair(): Argument #4 ($pair) must be passed by reference, value given
bool(true)
socket_create_pair(): Argument #4 ($pair) must be passed by reference, value given
bool(true)
string(6) "before"
socket_create_pair(): Argument #4 ($pair) must be passed by reference, value given
array(1) {
  [0]=>
  bool(true)
}
Only variables should be passed by reference
bool(true)
bool(true)
int(2)
bool(true)
int(2)
