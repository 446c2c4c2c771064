--TEST--
TCP_INFO, SO_COOKIE, SO_MARK, SO_PROTOCOL, SO_ORIGINAL_DST: options that stock has no names for
--SKIPIF--
<?php
if (!defined('TCP_INFO')) {
    die('skip stock has no such constants');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$listener = socket_create_listen(0);
socket_getsockname($listener, $address, $port);
$client = socket_create(AF_INET, SOCK_STREAM, 0);
socket_connect($client, '127.0.0.1', $port);
$server = socket_accept($listener);
socket_write($client, '12345');
socket_read($server, 5);

$info = socket_get_option($client, SOL_TCP, TCP_INFO);
var_dump($info['tcpi_state'], $info['tcpi_snd_mss'] > 500, $info['tcpi_rtt'] > 0,
    $info['tcpi_rcv_wscale'] <= 14, count($info) >= 30);
var_dump(array_filter($info, 'is_int') === $info);
var_dump(socket_get_option($listener, SOL_TCP, TCP_INFO)['tcpi_state']);

$cookies = array_map(fn ($socket) => socket_get_option($socket, SOL_SOCKET, SO_COOKIE),
    [$client, $server, $client]);
var_dump(is_int($cookies[0]), $cookies[0] === $cookies[2], $cookies[0] !== $cookies[1]);
var_dump(socket_get_option($client, SOL_SOCKET, SO_PROTOCOL) === SOL_TCP,
    socket_get_option($client, SOL_SOCKET, SO_DOMAIN) === AF_INET);
var_dump(socket_get_option($listener, SOL_SOCKET, SO_ACCEPTCONN),
    socket_get_option($client, SOL_SOCKET, SO_MARK));
if (@socket_set_option($client, SOL_SOCKET, SO_MARK, 0xfffffffe)) { // needs CAP_NET_ADMIN
    assert(socket_get_option($client, SOL_SOCKET, SO_MARK) === 0xfffffffe);
}
var_dump(socket_set_option($listener, SOL_TCP, TCP_FASTOPEN, 5),
    socket_get_option($listener, SOL_TCP, TCP_FASTOPEN));
// Nothing was redirected here.
var_dump(@socket_get_option($server, IPPROTO_IP, SO_ORIGINAL_DST));
?>
--EXPECT--
int(1)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
int(10)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
int(1)
int(0)
bool(true)
int(5)
bool(false)
