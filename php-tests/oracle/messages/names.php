<?php

/* The "name" of socket_sendmsg: addresses of each family, good and bad. */

require __DIR__ . '/../lib.php';
require __DIR__ . '/odd_values.inc';

$path = temp_path();
$receiver = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($receiver, $path);
$unix = socket_create(AF_UNIX, SOCK_DGRAM, 0);
[$receiver4, $port4] = listener(SOCK_DGRAM);
[$receiver6, $port6] = listener(SOCK_DGRAM, AF_INET6);
mask($port6, 'port6');
$inet = socket_create(AF_INET, SOCK_DGRAM, 0);
$inet6 = socket_create(AF_INET6, SOCK_DGRAM, 0);

/** Sends through $socket; shows what came out at any of the receivers. */
function send_to(Socket $socket, mixed $name, ?int $family = null): array
{
    global $receiver, $receiver4, $receiver6;
    $sent = socket_sendmsg($socket, ['name' => $name, 'iov' => ['x']]);
    $came = [];
    foreach ($sent === false ? []
        : ['unix' => $receiver, 'inet' => $receiver4, 'inet6' => $receiver6] as $at => $from) {
        while (@socket_recv($from, $data, 1000, MSG_DONTWAIT) !== false) {
            $came[] = "$data at $at";
        }
    }
    return [$sent, ...$came];
}

// AF_UNIX.
check('path', fn () => send_to($unix, ['path' => $path]), $unix);
check('path with family', fn () => send_to($unix, ['family' => AF_UNIX, 'path' => $path]), $unix);
check('path without family on another socket', fn () => send_to($inet, ['path' => $path]), $inet);
check('path of another family', fn () => send_to($unix, ['family' => AF_INET, 'path' => $path]),
    $unix);
check('unix address on an inet socket',
    fn () => send_to($inet, ['family' => AF_UNIX, 'path' => $path]), $inet);
check('no path', fn () => send_to($unix, []), $unix);
check('no path with family', fn () => send_to($unix, ['family' => AF_UNIX]), $unix);
check('other keys', fn () => send_to($unix, ['addr' => 5, 'port' => 'x', 'path' => $path]), $unix);
check('path is empty', fn () => send_to($unix, ['path' => '']), $unix);
check('path of 107 bytes', fn () => send_to($unix, ['path' => str_repeat('x', 107)]), $unix);
check('path of 108 bytes', fn () => send_to($unix, ['path' => str_repeat('x', 108)]), $unix);
check('path of 109 bytes', fn () => send_to($unix, ['path' => str_repeat('x', 109)]), $unix);
check('path of 10000 bytes', fn () => send_to($unix, ['path' => str_repeat('x', 10000)]), $unix);
check('path with nul', fn () => send_to($unix, ['path' => "$path\0junk"]), $unix);
check('path is a reference', fn () => send_to($unix, ['path' => &$path]), $unix);
foreach (odd_values() as $kind => $value) {
    check("path: $kind", fn () => send_to($unix, ['path' => $value]), $unix);
    check("family: $kind", fn () => send_to($unix, ['family' => $value, 'path' => $path]), $unix);
}
foreach ([AF_UNIX, AF_INET, AF_INET6, 3, 17, 100, 65535, 65536, -1] as $family) {
    check("only family $family", fn () => send_to($unix, ['family' => $family]), $unix);
    check("only family $family on inet", fn () => send_to($inet, ['family' => $family]), $inet);
}

$bound = "\0php-tests-" . getmypid();
mask($bound, 'abstract');
$abstract = socket_create(AF_UNIX, SOCK_DGRAM, 0);
check('abstract name', function () use ($abstract, $bound, $unix) {
    socket_bind($abstract, $bound);
    $result = socket_sendmsg($unix, ['name' => ['path' => $bound], 'iov' => ['x']]);
    return [$result, @socket_recv($abstract, $data, 100, MSG_DONTWAIT), $data];
}, $unix);
check('abstract name that nobody has', fn () => send_to($unix, ['path' => "\0nobody"]), $unix);
check('abstract name of 108 bytes',
    fn () => send_to($unix, ['path' => "\0" . str_repeat('x', 107)]), $unix);

// AF_INET.
check('inet', fn () => send_to($inet, ['addr' => '127.0.0.1', 'port' => $port4]), $inet);
check('inet with family',
    fn () => send_to($inet, ['family' => AF_INET, 'addr' => '127.0.0.1', 'port' => $port4]), $inet);
check('inet port string',
    fn () => send_to($inet, ['addr' => '127.0.0.1', 'port' => (string) $port4]), $inet);
check('inet without port', fn () => send_to($inet, ['addr' => '127.0.0.1']), $inet);
check('inet without address', fn () => send_to($inet, ['port' => $port4]), $inet);
check('inet host', fn () => send_to($inet, ['addr' => 'localhost', 'port' => $port4]), $inet);
check('inet unknown host', fn () => send_to($inet, ['addr' => 'nobody.invalid', 'port' => $port4]),
    $inet);
check('inet unknown host, bad port',
    fn () => send_to($inet, ['port' => -1, 'addr' => 'nobody.invalid']), $inet);
check('inet short', fn () => send_to($inet, ['addr' => '127.1', 'port' => $port4]), $inet);
check('inet number', fn () => send_to($inet, ['addr' => '2130706433', 'port' => $port4]), $inet);
check('inet, ipv6 address', fn () => send_to($inet, ['addr' => '::1', 'port' => $port4]), $inet);
check('inet with nul', fn () => send_to($inet, ['addr' => "127.0.0.1\0junk", 'port' => $port4]),
    $inet);
check('inet on a unix socket',
    fn () => send_to($unix, ['family' => AF_INET, 'addr' => '127.0.0.1', 'port' => $port4]), $unix);
foreach (odd_values() as $kind => $value) {
    // What has to be looked up is told about in php-tests/oracle/connection.
    if (in_array($kind, ['zero', 'seven', 'float string', 'hex string', 'word', 'stdClass',
        'thrower', 'closure', 'empty array'], true)) {
        check("inet address: $kind", fn () => send_to($inet, ['addr' => $value, 'port' => 0]),
            $inet);
    }
    check("inet port: $kind",
        fn () =>
        send_to($inet, ['addr' => '127.0.0.1',
            'port' => in_array($value, [7, 255, 256], true) ? 0 : $value]), $inet);
}

// AF_INET6.
check('inet6', fn () => send_to($inet6, ['addr' => '::1', 'port' => $port6]), $inet6);
check('inet6 with family',
    fn () => send_to($inet6, ['family' => AF_INET6, 'addr' => '::1', 'port' => $port6]), $inet6);
check('inet6 with all', fn () =>
    send_to($inet6, ['family' => AF_INET6, 'addr' => '::1', 'port' => $port6, 'flowinfo' => 0,
    'scope_id' => 0]), $inet6);
check('inet6, address of inet',
    fn () => send_to($inet6, ['family' => AF_INET, 'addr' => '127.0.0.1', 'port' => $port4]),
    $inet6);
check('inet6, address of unix', fn () => send_to($inet6, ['family' => AF_UNIX, 'path' => $path]),
    $inet6);
check('inet, address of inet6',
    fn () => send_to($inet, ['family' => AF_INET6, 'addr' => '::1', 'port' => $port6]), $inet);
check('inet6 without port', fn () => send_to($inet6, ['addr' => '::1']), $inet6);
check('inet6 without address', fn () => send_to($inet6, ['port' => $port6]), $inet6);
check('inet6 host', fn () => send_to($inet6, ['addr' => 'ip6-localhost', 'port' => $port6]),
    $inet6);
check('inet6 unknown host',
    fn () => send_to($inet6, ['addr' => 'nobody.invalid', 'port' => $port6]), $inet6);
check('inet6, ipv4 address', fn () => send_to($inet6, ['addr' => '127.0.0.1', 'port' => $port4]),
    $inet6);
check('inet6 with nul', fn () => send_to($inet6, ['addr' => "::1\0junk", 'port' => $port6]),
    $inet6);
check('inet6 with scope', fn () => send_to($inet6, ['addr' => '::1%lo', 'port' => $port6]), $inet6);
check('inet6 with numeric scope', fn () => send_to($inet6, ['addr' => '::1%1', 'port' => $port6]),
    $inet6);
check('inet6 with unknown scope',
    fn () => send_to($inet6, ['addr' => '::1%none', 'port' => $port6]), $inet6);
check('inet6 flow', fn () => send_to($inet6, ['addr' => '::1', 'port' => $port6, 'flowinfo' => 5]),
    $inet6);
check('inet6 scope name',
    fn () => send_to($inet6, ['addr' => '::1', 'port' => $port6, 'scope_id' => 'lo']), $inet6);
check('inet6 bad scope first',
    fn () =>
    send_to($inet6, ['scope_id' => 'none', 'flowinfo' => 'x', 'port' => 'x', 'addr' => 'x']),
    $inet6);
check('inet6 link local without scope',
    fn () => send_to($inet6, ['addr' => 'fe80::1', 'port' => $port6]), $inet6);
foreach (odd_values() as $kind => $value) {
    check("flow info: $kind",
        fn () => send_to($inet6, ['addr' => '::1', 'port' => $port6, 'flowinfo' => $value]),
        $inet6);
    check("scope id: $kind", fn () =>
        send_to($inet6, ['addr' => '::1', 'port' => $port6,
        'scope_id' => $value === 7 ? 1 : $value]), $inet6);
}
foreach (['addr', 'port', 'flowinfo', 'scope_id', 'family'] as $key) {
    check("reference: $key", function () use ($key, $inet6, $port6) {
        $name = ['family' => AF_INET6, 'addr' => '::1', 'port' => $port6, 'flowinfo' => 0,
            'scope_id' => 0];
        $value = $name[$key];
        $name[$key] = &$value;
        return send_to($inet6, $name);
    }, $inet6);
}

// Other sockets.
if (PHP_VERSION_ID >= 80500 && ($packet = @socket_create(17, SOCK_DGRAM, 0))) {
    check('packet socket without family', fn () => send_to($packet, ['addr' => '127.0.0.1']),
        $packet);
    check('packet socket with inet',
        fn () => send_to($packet, ['family' => AF_INET, 'addr' => '127.0.0.1', 'port' => 5]),
        $packet);
}
