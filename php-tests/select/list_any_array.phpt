--TEST--
socket_select: an interest list serves arrays with holes, references, repeats, and sockets that have a line left
--SKIPIF--
<?php
require __DIR__ . '/list.skip.inc';
?>
--FILE--
<?php
require __DIR__ . '/list.inc';

$sockets = many_pairs(50, $others);
foreach ([4, 30, 44] as $key) {
    socket_write($others[$key], "one\ntwo\nthree");
}
echo 'known: ', implode(' ', readable($sockets)), '|', listed(), "\n";

$holes = $sockets;
unset($holes[0], $holes[3], $holes[30], $holes[49]);
echo 'holes: ', implode(' ', readable($holes)), "\n";

$references = $sockets;
$reference = &$references[4];
[$new, $new_other] = pair();
$references[50] = &$new;
echo 'references: ', implode(' ', readable($references)), '|', listed(), "\n";
unset($reference, $references, $new);

echo "both arrays, several times\n";
for ($i = 0; $i < 3; $i++) {
    $read = [...$sockets, 'a' => $sockets[30], 'b' => $sockets[7]];
    $write = ['c' => $sockets[4], 'd' => $sockets[9], 'e' => $sockets[4]];
    $except = [];
    $count = socket_select($read, $write, $except, 0);
    echo $count, ': ', implode(' ', array_keys($read)), ', ', implode(' ', array_keys($write)),
    "\n";
}

echo "the rest of a message\n";
[$one, $another] = pair(SOCK_DGRAM);
socket_write($another, "x\ny\n");
$sockets[7] = $one;
echo implode(' ', readable($sockets)), ', ', socket_read($one, 10, PHP_NORMAL_READ);
$read = [...$sockets, 'again' => $one];
$write = $except = null;
// Nothing is left in the kernel: it must not be waited for.
echo socket_select($read, $write, $except, null), ': ', implode(' ', array_keys($read)), ', ';
echo socket_read($one, 10, PHP_NORMAL_READ), implode(' ', readable($sockets)), '|', listed(), "\n";
?>
--EXPECT--
known: 4 30 44|50
holes: 4 44
references: 4 30 44|51
both arrays, several times
5: 4 30 44 a, c d e
5: 4 30 44 a, c d e
5: 4 30 44 a, c d e
the rest of a message
4 7 30 44, x
4: 4 7 30 44 again, y
4 30 44|51
