--TEST--
socket_select: what is left in an array is an array of its own, without references
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
$none = null;

$write = [&$a, 5 => $b];
socket_select($none, $write, $none, 0);
$copy = $write;
$copy[0] = 'changed';
var_dump($a instanceof Socket, $write[0] === $a);

// Where the next element goes, and where the internal pointer stands.
$write = [$a, $b, $a];
unset($write[2]);
socket_select($none, $write, $none, 0);
$write[] = 'next';
echo implode(' ', array_keys($write)), "\n";

$write = [4 => $a, 2 => $b];
next($write);
socket_select($none, $write, $none, 0);
echo key($write), "\n";
$write[] = 'next';
echo implode(' ', array_keys($write)), "\n";

$write = [$a, $b];
next($write);
socket_select($none, $write, $none, 0);
echo key($write), "\n";

$write = [$a, $b];
$same = $write;
socket_select($none, $write, $none, 0);
var_dump($write === $same);
$write[] = 'next';
echo count($same), ' ', implode(' ', array_keys($write)), "\n";
?>
--EXPECT--
bool(true)
bool(true)
0 1 2
4
4 2 5
0
bool(true)
2 0 1 2
