--TEST--
socket_create_pair: the destructor of the old value throws
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$variable = new class {
    public function __destruct()
    {
        throw new LogicException('from the destructor');
    }
};
try {
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $variable);
} catch (LogicException $e) {
    echo $e->getMessage(), "\n";
}
// The pair had been made by then.
var_dump(count($variable), socket_write($variable[0], 'x'), socket_read($variable[1], 1));
?>
--EXPECT--
from the destructor
int(2)
int(1)
string(1) "x"
