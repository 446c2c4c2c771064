--TEST--
socket_create: SOCK_NONBLOCK is part of the type, on every version
--FILE--
<?php
require __DIR__ . '/../lib.inc';

// The constants came with PHP 8.4; the flags are taken before.
$nonblock = defined('SOCK_NONBLOCK') ? SOCK_NONBLOCK : 2048;
$cloexec = defined('SOCK_CLOEXEC') ? SOCK_CLOEXEC : 524288;
$socket = socket_create(AF_UNIX, SOCK_DGRAM | $nonblock | $cloexec, 0);
socket_bind($socket, '');
// A blocking one would wait here.
var_dump(socket_read($socket, 10));
show_codes($socket);
var_dump(socket_get_option($socket, SOL_SOCKET, SO_TYPE) === SOCK_DGRAM);
?>
--EXPECT--
bool(false)
global: EAGAIN, socket: EAGAIN
bool(true)
