--TEST--
socket_addrinfo_lookup: a NUL does not end a host or a service
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$stream = ['ai_socktype' => SOCK_STREAM];
show('host', fn () => socket_addrinfo_lookup("127.0.0.1\0.example.com", '80', $stream));
show('service', fn () => socket_addrinfo_lookup('127.0.0.1', "80\0", $stream));
show('both', fn () => socket_addrinfo_lookup("\0", "\0", $stream));
socket_addrinfo_lookup("127.0.0.1\0", null, [], $code);
var_dump($code === EAI_NONAME);
socket_addrinfo_lookup('127.0.0.1', "80\0", [], $code);
var_dump($code === EAI_SERVICE);
?>
--EXPECT--
host: bool(false)
service: bool(false)
both: bool(false)
bool(true)
bool(true)
