--TEST--
Reentrancy: while socket_sendmsg converts a message, the message, its Sockets and the Socket of the call go
--FILE--
<?php
final class Closing
{
    public function __construct(private string $text, private array $names)
    {
    }

    public function __toString(): string
    {
        foreach ($this->names as $name) {
            socket_close($GLOBALS[$name]);
            unset($GLOBALS[$name]);
        }
        unset($GLOBALS['message']);
        return $this->text;
    }
}

function attempt(array $message): void
{
    try {
        var_dump(@socket_sendmsg($GLOBALS['socket'], $message));
    } catch (Error $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}

foreach ([['socket'], ['passed'], ['passed', 'socket']] as $names) {
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    [$socket, $peer] = $pair;
    unset($pair);
    $passed = socket_create(AF_INET, SOCK_STREAM, 0);
    echo implode(', ', $names), "\n";
    $rights = ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$passed]];
    $message = ['iov' => [new Closing('text', $names), 'more'], 'control' => [$rights]];
    attempt($message);
}
?>
--EXPECT--
socket
bool(false)
passed
bool(false)
passed, socket
bool(false)
