--TEST--
socket_recvfrom: with MSG_TRUNC the result is the message's length, and the data what was received of it
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([AF_INET => '127.0.0.1', AF_INET6 => '::1'] as $domain => $host) {
    socket_bind($socket = socket_create($domain, SOCK_DGRAM, 0), $host);
    socket_getsockname($socket, $address, $port);
    socket_sendto($socket, '0123456789', 10, 0, $host, $port);
    var_dump(socket_recvfrom($socket, $data, 4, MSG_TRUNC | MSG_PEEK, $address, $from), $data);
    var_dump(socket_recvfrom($socket, $data, 4, MSG_TRUNC, $address, $from), $data, $address,
        $from === $port);
}
[$a, $b] = pair(SOCK_DGRAM);
socket_write($a, '0123456789');
var_dump(socket_recvfrom($b, $data, 4, MSG_TRUNC, $address), $data);
?>
--EXPECT--
int(10)
string(4) "0123"
int(10)
string(4) "0123"
string(9) "127.0.0.1"
bool(true)
int(10)
string(4) "0123"
int(10)
string(4) "0123"
string(3) "::1"
bool(true)
int(10)
string(4) "0123"
