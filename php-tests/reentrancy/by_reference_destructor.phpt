--TEST--
Reentrancy: the destructor of what a by-reference variable held closes the Socket, and changes the variable
--FILE--
<?php
final class Closing
{
    public function __destruct()
    {
        echo 'destroyed ';
        socket_close($GLOBALS['socket']);
        $GLOBALS['socket'] = null;
        $GLOBALS['variable'] = 'from the destructor';
    }
}

function udp(): Socket
{
    $socket = socket_create(AF_INET, SOCK_DGRAM, 0);
    socket_bind($socket, '127.0.0.1');
    socket_getsockname($socket, $address, $port);
    socket_sendto($socket, 'data', 4, 0, '127.0.0.1', $port);
    return $socket;
}

$calls = [
    fn () => socket_recv($GLOBALS['socket'], $GLOBALS['variable'], 10, 0),
    fn () => socket_recvfrom($GLOBALS['socket'], $GLOBALS['variable'], 10, 0, $address, $port),
    fn () => socket_recvfrom($GLOBALS['socket'], $data, 10, 0, $GLOBALS['variable'], $port),
    fn () => socket_recvfrom($GLOBALS['socket'], $data, 10, 0, $address, $GLOBALS['variable']),
    fn () => socket_getsockname($GLOBALS['socket'], $GLOBALS['variable']),
    fn () => socket_getsockname($GLOBALS['socket'], $address, $GLOBALS['variable']),
    fn () => socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $GLOBALS['variable']),
];
foreach ($calls as $call) {
    $socket = udp();
    $variable = new Closing();
    var_dump($call());
    echo is_array($variable) ? 'array' : $variable, "\n";
    unset($variable);
}

// An array that goes while it is replaced.
$socket = udp();
$variable = ['controllen' => 10, 'other' => new Closing()];
var_dump(socket_recvmsg($socket, $variable));
var_dump($variable);

$socket = udp();
$read = [$socket, 'other' => $socket];
$write = $except = null;
var_dump(socket_select($read, $write, $except, 0), array_keys($read));
unset($kept);
?>
--EXPECT--
destroyed int(4)
from the destructor
destroyed int(4)
from the destructor
destroyed int(4)
from the destructor
destroyed int(4)
from the destructor
destroyed bool(true)
from the destructor
destroyed bool(true)
from the destructor
destroyed bool(true)
from the destructor
destroyed int(4)
string(19) "from the destructor"
int(1)
array(2) {
  [0]=>
  int(0)
  [1]=>
  string(5) "other"
}
