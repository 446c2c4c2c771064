--TEST--
socket_select: the interest list is made when it pays
--SKIPIF--
<?php
require __DIR__ . '/list.skip.inc';
if (getenv('SOCKETS_RS_SELECT')) {
    die('skip SOCKETS_RS_SELECT decides');
}
?>
--FILE--
<?php
require __DIR__ . '/list.inc';

echo "few sockets: ";
$sockets = many_pairs(10);
readable($sockets);
echo listed(), "\n";

echo "once: ";
$sockets = many_pairs(50);
readable($sockets, 1);
echo listed(), "\n";

echo "others every time: ";
for ($i = 0; $i < 20; $i++) {
    readable(many_pairs(30), 1);
}
echo listed(), "\n";

echo "the same: ";
for ($i = 0; $i < 300 && lists() === []; $i++) {
    readable($sockets, 1);
}
echo listed(), "\n";

echo "most of them ready: ";
$read = $except = null;
for ($i = 0; $i < 10; $i++) {
    $write = $sockets;
    $results[] = socket_select($read, $write, $except, 0);
}
echo implode(' ', $results), "\n";
?>
--EXPECT--
few sockets: 0 lists
once: 0 lists
others every time: 0 lists
the same: 50
most of them ready: 50 50 50 50 50 50 50 50 50 50
