--TEST--
a deprecation's handler that throws stops the call, one that closes the socket is noticed
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
set_error_handler(fn (int $level, string $message) => throw new ErrorException($message));
show('throws', fn () => socket_write($a, 'x', 1.5));
show('throws', fn () => socket_write($a, null));
restore_error_handler();
socket_set_nonblock($b);
var_dump(socket_read($b, 10));

set_error_handler(function () use ($a): bool {
    socket_close($a);
    return true;
});
show('closes', fn () => socket_write($a, 'x', 1.5));
restore_error_handler();

[$a, $b] = pair();
$closing = new class ($a) {
    public function __construct(private Socket $socket)
    {
    }
    public function __toString(): string
    {
        socket_close($this->socket);
        return 'x';
    }
};
show('a string that closes', fn () => socket_write($a, $closing));
?>
--EXPECT--
throws: ErrorException: Implicit conversion from float 1.5 to int loses precision
throws: ErrorException: socket_write(): Passing null to parameter #2 ($data) of type string is deprecated
bool(false)
closes: Error: socket_write(): Argument #1 ($socket) has already been closed
a string that closes: Error: socket_write(): Argument #1 ($socket) has already been closed
