--TEST--
socket_create_pair: the destructor of the old value runs, and may fail a call of its own
--FILE--
<?php
require __DIR__ . '/../lib.inc';

class Noisy
{
    public function __destruct()
    {
        echo "destroyed\n";
        @socket_create_pair(AF_INET, SOCK_STREAM, 0, $other);
    }
}

$variable = new Noisy();
var_dump(socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $variable));
show_codes();
socket_write($variable[0], 'alive');
var_dump(socket_read($variable[1], 10));
?>
--EXPECT--
destroyed
bool(true)
global: EOPNOTSUPP
string(5) "alive"
