--TEST--
SO_ATTACH_REUSEPORT_CBPF: 0 detaches what is attached
--SKIPIF--
<?php
if (!defined('SO_ATTACH_REUSEPORT_CBPF')) { echo 'skip stock of PHP 8.3 brings it'; }
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = socket_create(AF_INET, SOCK_DGRAM, 0);
socket_set_option($socket, SOL_SOCKET, SO_REUSEPORT, 1);
socket_bind($socket, '127.0.0.1', 0);
socket_set_option($socket, SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, 36);
var_dump(socket_set_option($socket, SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, 0));
var_dump(@socket_set_option($socket, SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, 0),
    socket_last_error($socket) === SOCKET_ENOENT);
?>
--EXPECT--
bool(true)
bool(false)
bool(true)
