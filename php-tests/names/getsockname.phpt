--TEST--
socket_getsockname: the address and the port of this end
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([AF_INET => '127.0.0.1', AF_INET6 => '::1'] as $domain => $host) {
    $socket = socket_create($domain, SOCK_STREAM, 0);
    $address = $port = 'before';
    var_dump(socket_getsockname($socket, $address, $port), $address, $port);
    socket_bind($socket, $host);
    var_dump(socket_getsockname($socket, $address, $port), $address, $port > 0);
    var_dump(socket_getsockname($socket, $alone), $alone);
}
// AF_UNIX has no port.
$socket = socket_create(AF_UNIX, SOCK_STREAM, 0);
$port = 'before';
var_dump(socket_getsockname($socket, $address, $port), $address, $port);
socket_bind($socket, $path = temp_path());
var_dump(socket_getsockname($socket, $address, $port), $address === $path, $port);
?>
--EXPECT--
bool(true)
string(7) "0.0.0.0"
int(0)
bool(true)
string(9) "127.0.0.1"
bool(true)
bool(true)
string(9) "127.0.0.1"
bool(true)
string(2) "::"
int(0)
bool(true)
string(3) "::1"
bool(true)
bool(true)
string(3) "::1"
bool(true)
string(0) ""
string(6) "before"
bool(true)
bool(true)
string(6) "before"
