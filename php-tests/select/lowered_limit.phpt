--TEST--
socket_select: more sockets than the process may open descriptors, as it has lowered that limit
--EXTENSIONS--
posix
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$limits = posix_getrlimit();
/** Calls with that limit. */
$within = static function (int $soft, callable $call) use ($limits) {
    $hard = $limits['hard openfiles'] === 'unlimited' ? -1 : $limits['hard openfiles'];
    posix_setrlimit(POSIX_RLIMIT_NOFILE, $soft, $hard);
    try {
        return $call();
    } finally {
        posix_setrlimit(POSIX_RLIMIT_NOFILE, $limits['soft openfiles'], $hard);
    }
};
/** Says how many are ready, and which in each set. */
$select = static function (array $read, ?array $write = null, ?array $except = null, $time = 0) {
    $count = socket_select($read, $write, $except, $time);
    return [$count, ...array_map(static fn (?array $set) => implode(' ', array_keys((array) $set)),
        [$read, $write, $except])];
};

foreach ([1, 3, 100] as $number) {
    for ($sockets = $others = []; count($sockets) < $number;) {
        [$sockets[], $others[]] = pair();
    }
    socket_write(end($others), 'x');
    foreach ([0, 1, 50] as $limit) {
        [$ready, , , $last] = [
            $within($limit, fn () => $select($sockets)),
            $within($limit, fn () => $select($sockets, null, null, 1000)),
            $within($limit, fn () => $select([], $sockets)),
            $within($limit, fn () => $select($sockets, $sockets, $sockets, 1000)),
        ];
        echo "$number, at most $limit: ", json_encode($ready), ' ', $last[0], ' ', $last[1], "\n";
    }
}
socket_read($sockets[99], 1);
echo json_encode($within(0, fn () => $select($sockets))), "\n";
show('a time', fn () => $within(0, function () use ($sockets) {
    $read = $sockets;
    $write = $except = null;
    return socket_select($read, $write, $except, 0, 1000);
}));
fclose(socket_export_stream($sockets[50]));
show('one whose stream is closed', fn () => $within(0, fn () => $select($sockets)[0]));
?>
--EXPECTF--
1, at most 0: [1,"0","",""] 2 0
1, at most 1: [1,"0","",""] 2 0
1, at most 50: [1,"0","",""] 2 0
3, at most 0: [1,"2","",""] 4 2
3, at most 1: [1,"2","",""] 4 2
3, at most 50: [1,"2","",""] 4 2
100, at most 0: [1,"99","",""] 101 99
100, at most 1: [1,"99","",""] 101 99
100, at most 50: [1,"99","",""] 101 99
[0,"","",""]
a time: int(0)
one whose stream is closed: 
Warning: socket_select(): Unable to select [9]: Bad file descriptor in %s on line %d
bool(false)
