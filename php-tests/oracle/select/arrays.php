<?php

// What becomes of the arrays: keys, order, references, sharing.

require __DIR__ . '/../lib.php';

[$a, $b] = pair();
[$c, $d] = pair();
socket_write($b, 'x'); // $a can be read

/** Keys, and which socket is under each. */
$show = static fn ($array) => is_array($array)
    ? array_map(static fn ($socket) =>
    array_search($socket, ['a' => $a, 'b' => $b, 'c' => $c, 'd' => $d], true), $array)
    : $array;
/** The arrays after a call, and the key that comes next in each. */
$select = static function ($read, $write, $except) use ($show): array {
    $result = [socket_select($read, $write, $except, 0)];
    foreach ([$read, $write, $except] as $array) {
        $result[] = $show($array);
        if (is_array($array)) {
            $result[] = key($array);
            $array[] = 'next';
            $result[] = array_key_last($array);
        }
    }
    return $result;
};
$arrays = [
    'one' => [$a],
    'one that is not ready' => [$c],
    'all ready' => [$a, $b],
    'a list' => [$c, $a, $d],
    'a list that begins late' => [2 => $c, 3 => $a],
    'string keys' => ['c' => $c, 'a' => $a, '' => $b],
    'mixed keys' => [7 => $a, 'x' => $b, -3 => $c, PHP_INT_MAX - 1 => $a],
    'keys that look like numbers' => ['1' => $a, '01' => $a, '1.5' => $a],
    'one socket under many keys' => [$a, $a, 'k' => $a, $c, $c],
    'descending' => [$d, $c, $b, $a],
    'a reference' => [&$a],
    'references' => ['k' => &$c, 'l' => &$a, $b],
];
$holes = [$a, $a, $c, $a];
unset($holes[0], $holes[3]);
$arrays['holes'] = $holes;
$popped = [$a, $b, $c];
unset($popped[2]);
$arrays['the last removed'] = $popped;
$emptied = [5 => $a];
unset($emptied[5]);
$arrays['emptied'] = $emptied;
$moved = [$a, $a, $a];
next($moved);
$arrays['a moved pointer'] = $moved;
$moved = ['x' => $c, 'y' => $a, 'z' => $a];
end($moved);
$arrays['a pointer at the end'] = $moved;
$arrays['constant'] = [];

foreach ($arrays as $name => $array) {
    check("$name, read", static fn () => $select($array, null, null));
    check("$name, write", static fn () => $select(null, $array, null));
    check("$name, except", static fn () => $select(null, null, $array));
    check("$name, read and write", static fn () => $select($array, $array, null));
    check("$name, all", static fn () => $select($array, $array, $array));
    check("$name, with another that is ready", static fn () => $select($array, [$b], []));
    check("$name, after an error", static function () use ($array, $show, $c) {
        $write = [$c];
        return [socket_select($array, $write, $none, -1), $show($array), $show($write)];
    });
}
check('the same variable thrice', static function () use ($a, $b, $show) {
    $all = ['a' => $a, 'b' => $b];
    return [socket_select($all, $all, $all, 0), $show($all)];
});
check('the same variable twice', static function () use ($a, $c, $show) {
    $both = ['a' => $a, 'c' => $c];
    return [socket_select($both, $both, $none, 0), $show($both)];
});
check('two names of one variable', static function () use ($a, $c, $show) {
    $read = ['c' => $c, 'a' => $a];
    $write = &$read;
    return [socket_select($write, $none, $read, 0), $show($read), $show($write)];
});
check('copies are not touched', static function () use ($c, $a, $show) {
    $read = $copy = ['c' => $c, 'a' => $a];
    $write = $copy;
    socket_select($read, $write, $none, 0);
    return array_map($show, [$copy, $read, $write]);
});
check('elements of one array', static function () use ($c, $a, $show) {
    $all = ['read' => [$c, $a], 'write' => [$c]];
    return [socket_select($all['read'], $all['write'], $all['except'], 0), array_map($show, $all)];
});
check('while foreach goes over it', static function () use ($a, $c, $show) {
    $read = [$a, $c, $a];
    $seen = [];
    foreach ($read as $key => $socket) {
        $seen[] = $key;
        socket_select($read, $none, $none, 0);
    }
    return [$seen, $show($read)];
});
check('while foreach goes over it by reference', static function () use ($a, $show) {
    $read = [$a, $a];
    $seen = [];
    foreach ($read as $key => &$socket) {
        $seen[] = $key;
        if (count($seen) < 5) {
            socket_select($read, $none, $none, 0);
        }
    }
    return [$seen, $show($read)];
});
check('references to elements', static function () use ($a, $c) {
    $read = [$a, $c];
    $element = &$read[0];
    socket_select($read, $none, $none, 0);
    $element = 'changed';
    return $read;
});
check('many', static function () use ($a, $c) {
    $read = array_fill(0, 70, $c) + array_fill(70, 70, $a);
    $write = array_fill(10, 200, $c);
    return [socket_select($read, $write, $none, 0), array_keys($read) === range(70, 139),
        array_keys($write) === range(10, 209)];
});
check('sixty-three to sixty-six', static function () use ($a, $c) {
    $results = [];
    foreach ([63, 64, 65, 66] as $count) {
        $read = array_fill(0, $count - 1, $c);
        $read['last'] = $a;
        $results[] = [socket_select($read, $none, $none, 0), array_keys($read)];
    }
    return $results;
});
