--TEST--
socket_getsockname: both variables are assigned, their old values are destroyed, and an exception of theirs comes out
--INI--
zend.exception_ignore_args=1
--FILE--
<?php
require __DIR__ . '/../lib.inc';

final class Loud
{
    public function __construct(private string $name, private bool $throws)
    {
    }
    public function __destruct()
    {
        echo "$this->name is gone\n";
        if ($this->throws) {
            throw new Exception($this->name);
        }
    }
}
$socket = socket_create(AF_INET, SOCK_STREAM, 0);
foreach ([false, true] as $throws) {
    $address = new Loud('address', $throws);
    $port = new Loud('port', false);
    try {
        var_dump(socket_getsockname($socket, $address, $port));
    } catch (Exception $e) {
        echo 'Exception: ', $e->getMessage(), "\n";
    }
    var_dump($address, $port);
}
?>
--EXPECT--
address is gone
port is gone
bool(true)
string(7) "0.0.0.0"
int(0)
address is gone
port is gone
Exception: address
string(7) "0.0.0.0"
int(0)
