--TEST--
socket_select: nothing to wait for, and elements that are no open sockets
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $closed] = pair();
socket_close($closed);
$select = static function ($read, $write, $except) {
    return socket_select($read, $write, $except, 0);
};
show('all null', fn () => $select(null, null, null));
show('all empty', fn () => $select([], [], []));
show('null and empty', fn () => $select(null, [], null));
show('a string', fn () => $select('text', null, null));
show('a float', fn () => $select([$a], 1.5, null));
show('a socket', fn () => $select([$a], null, $a));
show('an int inside', fn () => $select([$a, 5], null, null));
show('null inside', fn () => $select(null, [null], null));
show('an array inside', fn () => $select(null, null, [$a, [$a]]));
show('an object inside', fn () => $select([new stdClass()], null, null));
show('a stream inside', fn () => $select([STDIN], null, null));
show('a closed socket', fn () => $select([$a, $closed], null, null));
show('a closed socket in $write', fn () => $select([$a], ['k' => $closed], null));
show('a closed socket in $except', fn () => $select([], [], [$closed]));
show('the first fault counts', fn () => $select([$closed], ['x'], 'x'));
show('the first fault of an array, too', fn () => $select([$a, $closed, 'x'], ['x'], null));
?>
--EXPECT--
all null: ValueError: socket_select(): At least one array argument must be passed
all empty: ValueError: socket_select(): At least one array argument must be passed
null and empty: ValueError: socket_select(): At least one array argument must be passed
a string: TypeError: socket_select(): Argument #1 ($read) must be of type ?array, string given
a float: TypeError: socket_select(): Argument #2 ($write) must be of type ?array, float given
a socket: TypeError: socket_select(): Argument #3 ($except) must be of type ?array, Socket given
an int inside: TypeError: socket_select(): Argument #1 ($read) must only have elements of type Socket, int given
null inside: TypeError: socket_select(): Argument #2 ($write) must only have elements of type Socket, null given
an array inside: TypeError: socket_select(): Argument #3 ($except) must only have elements of type Socket, array given
an object inside: TypeError: socket_select(): Argument #1 ($read) must only have elements of type Socket, stdClass given
a stream inside: TypeError: socket_select(): Argument #1 ($read) must only have elements of type Socket, resource given
a closed socket: TypeError: socket_select(): Argument #1 ($read) contains a closed socket
a closed socket in $write: TypeError: socket_select(): Argument #2 ($write) contains a closed socket
a closed socket in $except: TypeError: socket_select(): Argument #3 ($except) contains a closed socket
the first fault counts: TypeError: socket_select(): Argument #3 ($except) must be of type ?array, string given
the first fault of an array, too: TypeError: socket_select(): Argument #1 ($read) contains a closed socket
