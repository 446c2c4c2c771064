--TEST--
socket_select: sets of many sockets that come again are kept in an interest list
--SKIPIF--
<?php
require __DIR__ . '/list.skip.inc';
?>
--FILE--
<?php
require __DIR__ . '/list.inc';

$sockets = many_pairs(50, $others);
var_dump(readable($sockets), listed());

echo "as long as there is something to read: ";
socket_write($others[7], 'x');
socket_write($others[30], 'xy');
echo implode(' ', readable($sockets)), ', ';
socket_read($sockets[7], 1);
socket_read($sockets[30], 1);
echo implode(' ', readable($sockets)), "\n";
socket_read($sockets[30], 1);

echo "under any keys, in any order: ";
socket_write($others[3], 'x');
$keyed = array_combine(array_map(static fn ($key) => "s$key", array_keys($sockets)), $sockets);
echo implode(' ', readable($keyed)), ', ', implode(' ', readable(array_reverse($sockets, true))),
"\n";

echo "several times: ";
$read = [...$sockets, 'again' => $sockets[3]];
$write = $except = null;
echo socket_select($read, $write, $except, 0), ', ', implode(' ', array_keys($read)), "\n";

echo "a part of it: ";
echo implode(' ', readable(array_slice($sockets, 4))), '|', listed(), "\n";
echo implode(' ', readable($sockets)), '|', listed(), "\n";

echo "what is asked for changes\n";
$read = $sockets;
$write = ['w' => $sockets[9], 3 => $sockets[3]];
$except = [];
var_dump(socket_select($read, $write, $except, 0), implode(' ', array_keys($read)),
    implode(' ', array_keys($write)));
$read = $sockets;
$write = [];
var_dump(socket_select($read, $write, $except, 0), implode(' ', array_keys($read)));

echo "the end of each takes it out: ";
unset($sockets[20], $keyed['s20'], $read);
socket_close($sockets[21]);
echo listed(), ', ';
$sockets = $keyed = $write = null;
echo listed(), "\n";
?>
--EXPECT--
array(0) {
}
int(50)
as long as there is something to read: 7 30, 30
under any keys, in any order: s3, 3
several times: 1, 3 again
a part of it: |49
3|50
what is asked for changes
int(3)
string(1) "3"
string(3) "w 3"
int(1)
string(1) "3"
the end of each takes it out: 48, 0
