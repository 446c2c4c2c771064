--TEST--
Reentrancy: a string conversion closes and frees the Socket of the call, in all functions that take a string
--FILE--
<?php
/** Closes the socket, and lets go of every variable that holds it. */
final class Closing
{
    public function __construct(private string $text)
    {
    }

    public function __toString(): string
    {
        socket_close($GLOBALS['socket']);
        $GLOBALS['socket'] = null;
        // Its number is somebody else's now.
        $GLOBALS['other'] = fopen('/dev/null', 'w');
        return $this->text;
    }
}

$calls = [
    'socket_write' => fn () => [new Closing('data')],
    'socket_send' => fn () => [new Closing('data'), 4, 0],
    'socket_sendto' => fn () => ['data', 4, 0, new Closing('/tmp/nowhere')],
    'socket_connect' => fn () => [new Closing('/tmp/nowhere')],
    'socket_bind' => fn () => [new Closing('')],
];
foreach ($calls as $function => $arguments) {
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    $socket = $pair[0];
    unset($pair[0]);
    try {
        $function($socket, ...$arguments());
        echo "$function: returned\n";
    } catch (Error $e) {
        echo $e->getMessage(), "\n";
        unset($e);
    }
    $other = null;
}
?>
--EXPECT--
socket_write(): Argument #1 ($socket) has already been closed
socket_send(): Argument #1 ($socket) has already been closed
socket_sendto(): Argument #1 ($socket) has already been closed
socket_connect(): Argument #1 ($socket) has already been closed
socket_bind(): Argument #1 ($socket) has already been closed
