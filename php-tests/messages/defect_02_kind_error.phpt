--TEST--
socket_sendmsg: a control message without level or type
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a] = pair();
show('no type', fn () => socket_sendmsg($a,
    ['control' => [['level' => SOL_SOCKET, 'data' => [STDIN]]]]));
show('no level', fn () =>
    socket_sendmsg($a, ['control' => [['type' => SCM_RIGHTS, 'data' => [STDIN]]]]));
show('nothing', fn () => socket_sendmsg($a, ['control' => [[]]]));
?>
--EXPECTF--
no type: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0): The key 'type' is required in %s on line %d
bool(false)
no level: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0): The key 'level' is required in %s on line %d
bool(false)
nothing: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0): The key 'level' is required in %s on line %d
bool(false)
