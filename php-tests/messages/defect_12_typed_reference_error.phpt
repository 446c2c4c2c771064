--TEST--
socket_recvmsg: a property that takes no message keeps what it holds
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

class Holder
{
    public array $message = ['controllen' => 16];
}

// Stock cannot tell this message, and writes false.
[$a, $b] = pair(SOCK_DGRAM);
socket_set_option($b, SOL_SOCKET, SO_PASSCRED, 1);
socket_write($a, 'x');
$holder = new Holder();
show('cut credentials', fn () => socket_recvmsg($b, $holder->message));
var_dump($holder->message['iov'], $holder->message['control'],
    $holder->message['flags'] === MSG_CTRUNC);
?>
--EXPECT--
cut credentials: int(1)
array(1) {
  [0]=>
  string(1) "x"
}
array(0) {
}
bool(true)
