--TEST--
named arguments that do not fit
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
show('unknown', fn () => socket_write($a, 'x', size: 1));
show('twice', fn () => socket_write($a, 'x', data: 'y'));
show('missing', fn () => socket_write(data: 'y'));
show('missing in between', fn () => socket_create_pair(AF_UNIX, SOCK_STREAM, pair: $pair));
show('case', fn () => socket_write($a, DATA: 'y'));
show('unpacked after named',
    fn () => socket_write(...['data' => 'x'], ...['socket' => $a, 'more' => 1]));
socket_set_nonblock($b);
var_dump(socket_read($b, 10));
?>
--EXPECT--
unknown: Error: Unknown named parameter $size
twice: Error: Named parameter $data overwrites previous argument
missing: ArgumentCountError: socket_write(): Argument #1 ($socket) not passed
missing in between: ArgumentCountError: socket_create_pair(): Argument #3 ($protocol) not passed
case: Error: Unknown named parameter $DATA
unpacked after named: Error: Unknown named parameter $more
bool(false)
