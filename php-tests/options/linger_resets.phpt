--TEST--
SO_LINGER of no seconds: closing resets the connection
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$listener = socket_create(AF_INET, SOCK_STREAM, 0);
socket_bind($listener, '127.0.0.1', 0);
socket_listen($listener, 1);
socket_getsockname($listener, $address, $port);
foreach ([0 => 'orderly', 1 => 'reset'] as $on => $name) {
    $client = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_connect($client, $address, $port);
    $server = socket_accept($listener);
    socket_set_option($client, SOL_SOCKET, SO_LINGER, ['l_onoff' => $on, 'l_linger' => 0]);
    socket_close($client);
    echo "$name: ";
    var_dump(@socket_read($server, 10));
    echo socket_last_error($server) === SOCKET_ECONNRESET ? "ECONNRESET\n" : "no error\n";
}
?>
--EXPECT--
orderly: string(0) ""
no error
reset: bool(false)
ECONNRESET
