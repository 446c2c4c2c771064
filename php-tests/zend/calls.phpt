--TEST--
all the ways to call a function
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
$write = socket_write(...);
var_dump($write($a, 'a'), call_user_func('socket_write', $a, 'b'),
    call_user_func_array('socket_write', [$a, 'c']));
var_dump(call_user_func_array('socket_write', ['data' => 'd', 'socket' => $a]),
    ('socket_write')($a, 'e'), SOCKET_WRITE($a, 'f'), \socket_write($a, 'g'));
var_dump((new ReflectionFunction('socket_write'))->invoke($a, 'h'),
    Closure::fromCallable('socket_write')($a, 'i'), socket_write(...[$a, 'j']));
var_dump(array_map('socket_write', [$a, $a], ['k', 'l']), socket_write(...[$a], ...['m']));
$generator = (function () use ($a) {
    yield $a;
    yield 'n';
})();
var_dump(socket_write(...$generator), (new Fiber(fn () => socket_write($a, 'o')))->start());
var_dump(socket_read($b, 100));
?>
--EXPECT--
int(1)
int(1)
int(1)
int(1)
int(1)
int(1)
int(1)
int(1)
int(1)
int(1)
array(2) {
  [0]=>
  int(1)
  [1]=>
  int(1)
}
int(1)
int(1)
NULL
string(15) "abcdefghijklmno"
