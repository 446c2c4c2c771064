--TEST--
socket_recv: with MSG_TRUNC the result is the message's length, and the data what was received of it
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair(SOCK_DGRAM);
socket_write($a, '0123456789');
var_dump(socket_recv($b, $data, 4, MSG_TRUNC | MSG_PEEK), $data);
var_dump(socket_recv($b, $data, 4, MSG_TRUNC), $data);
// A message far longer than the buffer.
socket_write($a, str_repeat('x', 60000));
var_dump(socket_recv($b, $data, 4, MSG_TRUNC), $data);
// TCP throws away what is truncated: nothing is received.
$listener = socket_create_listen(0);
socket_getsockname($listener, $address, $port);
socket_connect($client = socket_create(AF_INET, SOCK_STREAM, 0), '127.0.0.1', $port);
$server = socket_accept($listener);
socket_write($client, '0123456789');
socket_recv($server, $data, 10, MSG_PEEK | MSG_WAITALL);
var_dump(socket_recv($server, $data, 4, MSG_TRUNC), $data, socket_read($server, 10));
socket_write($client, '0123456789');
socket_recv($server, $data, 10, MSG_PEEK | MSG_WAITALL);
var_dump(socket_recvfrom($server, $data, 4, MSG_TRUNC, $address, $from), $data,
    socket_read($server, 10));
socket_write($client, '0123456789');
socket_recv($server, $data, 10, MSG_PEEK | MSG_WAITALL);
$message = ['controllen' => 100, 'buffer_size' => 4];
var_dump(socket_recvmsg($server, $message, MSG_TRUNC), $message['iov'], socket_read($server, 10));
?>
--EXPECT--
int(10)
string(4) "0123"
int(10)
string(4) "0123"
int(60000)
string(4) "xxxx"
int(4)
string(0) ""
string(6) "456789"
int(4)
string(0) ""
string(6) "456789"
int(4)
array(0) {
}
string(6) "456789"
