--TEST--
socket_sendmsg: nothing is sent, and no host looked up, when a conversion throws
--FILE--
<?php
require __DIR__ . '/../lib.inc';

class Thrower
{
    public function __toString(): string
    {
        throw new RuntimeException('thrown');
    }
}

[$a, $b] = pair(SOCK_DGRAM);
show('part', fn () => socket_sendmsg($a, ['iov' => ['first', new Thrower()]]));
show('part without text', fn () => socket_sendmsg($a, ['iov' => ['first', new stdClass()]]));
socket_set_nonblock($b);
var_dump(socket_read($b, 100));
$inet = socket_create(AF_INET, SOCK_DGRAM, 0);
show('host', fn () => socket_sendmsg($inet, ['iov' => ['x'], 'name' => ['addr' => new Thrower()]]));
var_dump(socket_last_error($inet));
?>
--EXPECT--
part: RuntimeException: thrown
part without text: Error: Object of class stdClass could not be converted to string
bool(false)
host: RuntimeException: thrown
int(0)
