--TEST--
socket_create_pair: two fibers talk through a pair
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_set_nonblock($a);
socket_set_nonblock($b);

$read = function (Socket $socket): string {
    while (($data = socket_read($socket, 100)) === false) {
        Fiber::suspend();
    }
    return $data;
};
$server = new Fiber(function () use ($b, $read) {
    for ($i = 0; $i < 3; $i++) {
        socket_write($b, strrev($read($b)));
    }
    socket_close($b);
});
$client = new Fiber(function () use ($a, $read) {
    foreach (['abc', 'def', 'ghi'] as $word) {
        socket_write($a, $word);
        var_dump($read($a));
    }
    var_dump($read($a));
});
$server->start();
$client->start();
while (!$client->isTerminated()) {
    $server->isTerminated() || $server->resume();
    $client->resume();
}
?>
--EXPECT--
string(3) "cba"
string(3) "fed"
string(3) "ihg"
string(0) ""
