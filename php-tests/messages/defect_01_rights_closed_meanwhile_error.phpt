--TEST--
SCM_RIGHTS: a Socket that user code closes while the message is made is not sent
--FILE--
<?php
require __DIR__ . '/../lib.inc';

class Closer
{
    public function __construct(private Socket $victim)
    {
    }

    public function __toString(): string
    {
        socket_close($this->victim);
        return (string) SCM_RIGHTS;
    }
}

[$a, $b] = pair(SOCK_DGRAM);
[$c] = pair();
show('a Socket to send', fn () => socket_sendmsg($a, ['iov' => ['x'], 'control' => [
    ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [STDIN, $c]],
    ['level' => SOL_SOCKET, 'type' => new Closer($c), 'data' => [STDIN]],
]]));
show('the Socket to send through', fn () => socket_sendmsg($a, ['iov' => ['x'], 'control' => [
    ['level' => SOL_SOCKET, 'type' => new Closer($a), 'data' => [STDIN]],
]]));
$message = ['controllen' => new Closer($b)];
show('the Socket to receive from', function () use ($b, &$message) {
    return socket_recvmsg($b, $message);
});
?>
--EXPECTF--
a Socket to send: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > element #2): socket is already closed in %s on line %d
bool(false)
the Socket to send through: 
Warning: socket_sendmsg(): Error in sendmsg [%d]: Bad file descriptor in %s on line %d
bool(false)
the Socket to receive from: 
Warning: socket_recvmsg(): Error in recvmsg [%d]: Bad file descriptor in %s on line %d
bool(false)
