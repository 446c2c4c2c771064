--TEST--
a failure without a socket sets the global code only
--FILE--
<?php
require __DIR__ . '/../lib.inc';

function broken(): Socket
{
    [$a, $b] = pair();
    socket_close($b);
    @socket_write($a, 'x');
    return $a;
}

$socket = broken();
@socket_create_pair(AF_INET, SOCK_STREAM, 0, $pair);
show_codes($socket);
?>
--EXPECT--
global: EOPNOTSUPP, socket: EPIPE
