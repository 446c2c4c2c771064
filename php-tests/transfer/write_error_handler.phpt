--TEST--
socket_write: the error handler sees the codes, may throw, may close the socket
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_close($b);
set_error_handler(function (int $level, string $message) use ($a): bool {
    var_dump($level === E_WARNING, $message);
    show_codes($a);
    return true;
});
var_dump(socket_write($a, 'x'));

set_error_handler(fn (int $level, string $message) =>
    throw new ErrorException($message, 0, $level));
show('throwing', fn () => socket_write($a, 'x'));

set_error_handler(function () use ($a): bool {
    socket_close($a);
    return true;
});
show('closing', fn () => socket_write($a, 'x'));
restore_error_handler();
show('closed', fn () => socket_write($a, 'x'));
?>
--EXPECT--
bool(true)
string(59) "socket_write(): unable to write to socket [32]: Broken pipe"
global: EPIPE, socket: EPIPE
bool(false)
throwing: ErrorException: socket_write(): unable to write to socket [32]: Broken pipe
closing: bool(false)
closed: Error: socket_write(): Argument #1 ($socket) has already been closed
