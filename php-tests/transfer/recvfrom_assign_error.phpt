--TEST--
socket_recvfrom: data, address and port are assigned in that order, all of them, and the first exception comes out
--INI--
zend.exception_ignore_args=1
--FILE--
<?php
require __DIR__ . '/../lib.inc';

final class Loud
{
    public function __construct(private string $name)
    {
    }
    public function __destruct()
    {
        echo "$this->name is gone\n";
        throw new Exception($this->name);
    }
}
final class Typed
{
    public int $number = 7;
}
$socket = socket_create(AF_INET, SOCK_DGRAM, 0);
socket_bind($socket, '127.0.0.1');
socket_getsockname($socket, $address, $port);
$messages = function (Throwable $e): string {
    for ($texts = []; $e !== null; $e = $e->getPrevious()) {
        $texts[] = $e->getMessage();
    }
    return implode(' <- ', $texts);
};
socket_sendto($socket, 'hello', 5, 0, '127.0.0.1', $port);
[$data, $address, $from] = [new Loud('data'), new Loud('address'), new Loud('port')];
try {
    socket_recvfrom($socket, $data, 10, 0, $address, $from);
} catch (Exception $e) {
    echo $messages($e), "\n";
}
var_dump($data, $address, $from === $port);

socket_sendto($socket, 'hello', 5, 0, '127.0.0.1', $port);
$typed = new Typed();
$address = $from = 'before';
try {
    socket_recvfrom($socket, $typed->number, 10, 0, $address, $from);
} catch (TypeError $e) {
    echo $messages($e), "\n";
}
var_dump($typed->number, $address, $from === $port);
?>
--EXPECT--
data is gone
address is gone
port is gone
port <- address <- data
string(5) "hello"
string(9) "127.0.0.1"
bool(true)
Cannot assign string to reference held by property Typed::$number of type int
int(7)
string(9) "127.0.0.1"
bool(true)
