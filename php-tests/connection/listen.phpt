--TEST--
socket_listen: then connections arrive
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$listener = socket_create(AF_UNIX, SOCK_STREAM, 0);
$name = "\0" . uniqid('listen');
socket_bind($listener, $name);
$client = socket_create(AF_UNIX, SOCK_STREAM, 0);
var_dump(@socket_connect($client, $name));
var_dump(socket_listen($listener), socket_connect($client, $name));
var_dump(socket_listen($listener, 5), socket_listen($listener, -1));
show_codes($listener);
?>
--EXPECT--
bool(false)
bool(true)
bool(true)
bool(true)
bool(true)
global: ECONNREFUSED, socket: 0
