--TEST--
socket_select: a hundred sockets in any order, in all arrays, under several keys
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$sockets = [];
for ($i = 0; $i < 50; $i++) {
    array_push($sockets, ...pair());
}
mt_srand(7);
$orders = [
    'ascending' => $sockets,
    'descending' => array_reverse($sockets, true),
    'twice' => array_merge($sockets, $sockets),
    'one after the other' => array_merge([$sockets[60]], $sockets),
];
for ($i = 0; $i < 20; $i++) {
    $keys = array_keys($sockets);
    shuffle($keys);
    $orders["shuffled $i"] = array_map(static fn ($key) => $sockets[$key],
        array_combine($keys, $keys));
}
// What can be read: the first ends of every fifth pair.
foreach ($sockets as $i => $socket) {
    if ($i % 10 === 1) {
        socket_write($socket, 'x');
    }
}
$ready = array_filter($sockets, static fn ($i) => $i % 10 === 0, ARRAY_FILTER_USE_KEY);
$wrong = 0;
foreach ($orders as $name => $order) {
    foreach (['read only', 'read and write', 'all'] as $which) {
        $read = $order;
        $write = $which === 'read only' ? null : array_reverse($order, true);
        $except = $which === 'all' ? $sockets : null;
        $result = socket_select($read, $write, $except, 0);
        $expected = array_filter($order, static fn ($socket) => in_array($socket, $ready, true));
        $right = $read === $expected
            && ($write === null || $write === array_reverse($order, true))
            && ($except === null || $except === [])
            && $result === count($ready) + ($write === null ? 0 : count($sockets));
        if (!$right) {
            echo "$name, $which: $result\n";
            $wrong++;
        }
    }
}
echo "$wrong wrong\n";
?>
--EXPECT--
0 wrong
