<?php

require __DIR__ . '/../lib.php';

/** Runs socket_select on copies and shows what is left in each array: the keys. */
function selected(?array $read, ?array $write, ?array $except, mixed ...$time): array
{
    $result = socket_select($read, $write, $except, ...$time ?: [0]);
    return [$result, ...array_map(static fn ($set) => $set === null ? null : array_keys($set), [$read, $write, $except])];
}

[$a, $b] = pair();
[$c, $d] = pair();
[$closed] = pair();
socket_close($closed);
socket_write($a, 'data');

check('readable', fn () => selected([$b], null, null));
check('not readable', fn () => selected([$a], null, null));
check('writable', fn () => selected(null, [$a, $b], null));
check('nothing exceptional', fn () => selected(null, null, [$a, $b]));
check('all three', fn () => selected([$a, $b, $c], [$a, $c], [$b]));
check('string keys', fn () => selected(['x' => $a, 'y' => $b, 7 => $b], null, null));
check('keys and holes', fn () => selected([5 => $b, 2 => $a, 9 => $b], ['k' => $d], null));
check('one socket under two keys', fn () => selected([$b, $b], null, null));
check('one socket in two arrays', fn () => selected([$b], [$b], null));
check('the same array twice', function () use ($b) {
    $set = [$b];
    $except = null;
    return [socket_select($set, $set, $except, 0), array_keys($set)];
});
check('a reference inside', function () use ($a, $b) {
    $element = $b;
    $set = [$a, &$element];
    return [selected($set, null, null), $element];
});
check('values stay the objects', function () use ($a, $b) {
    $read = ['k' => $b, $a];
    $write = $except = null;
    socket_select($read, $write, $except, 0);
    return $read['k'] === $b;
});
check('null stays null', function () use ($b) {
    $read = [$b];
    $write = $except = null;
    socket_select($read, $write, $except, 0);
    return [$write, $except];
});
check('all null', fn () => selected(null, null, null));
check('all empty', fn () => selected([], [], []));
check('one empty', fn () => selected([], [$a], null));
check('append afterwards', function () use ($a, $b) {
    $read = [$a, $b, $a];
    $write = $except = null;
    socket_select($read, $write, $except, 0);
    $read[] = 'next';
    return $read;
});
foreach (['int' => 1, 'null' => null, 'string' => 'x', 'array' => [], 'object' => new stdClass(), 'true' => true, 'float' => 1.5] as $name => $value) {
    check("element: $name", fn () => selected([$b, $value], null, null));
    check("element of write: $name", fn () => selected(null, [$value], null));
    check("element of except: $name", fn () => selected(null, null, ['k' => $value]));
    check("instead of an array: $name", function () use ($value, $b) {
        $read = $value;
        $write = [$b];
        $except = null;
        return [socket_select($read, $write, $except, 0), $read, array_keys($write)];
    });
}
check('element: AddressInfo', fn () => selected([socket_addrinfo_lookup('127.0.0.1')[0]], null, null));
check('closed', fn () => selected([$closed], null, null));
check('closed, behind an open one', fn () => selected([$b, $closed], null, null));
check('closed, to write', fn () => selected(null, [$closed], null));
check('closed, exceptional', fn () => selected(null, null, [$closed]));
check('readable at the end', function () {
    [$one, $other] = pair();
    socket_close($one);
    return selected([$other], [$other], [$other]);
});
check('shut down', function () {
    [$one, $other] = pair();
    socket_shutdown($one, 1);
    return [selected([$other], [$other], null), selected([$one], [$one], null)];
});
check('a listener', function () {
    [$listener, $port] = listener();
    $before = selected([$listener], null, null);
    $client = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_connect($client, '127.0.0.1', $port);
    return [$before, selected([$listener], [$client], null, 5)];
});
check('out-of-band data', function () {
    [$listener, $port] = listener();
    $client = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_connect($client, '127.0.0.1', $port);
    $server = socket_accept($listener);
    socket_send($client, '!', 1, MSG_OOB);
    return selected(null, null, [$server], 5);
});
check('a socket that refuses', function () {
    $client = socket_create(AF_INET, SOCK_STREAM, 0);
    return selected([$client], [$client], [$client]);
});
check('datagrams', function () {
    [$one, $other] = pair(SOCK_DGRAM);
    socket_write($one, 'datagram');
    return selected([$one, $other], null, null);
});
