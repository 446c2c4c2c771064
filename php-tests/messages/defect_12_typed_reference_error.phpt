--TEST--
socket_recvmsg: a typed property keeps its type when the message cannot be converted
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

class Holder
{
    public array $message = ['controllen' => 16];
}

[$a, $b] = pair(SOCK_DGRAM);
socket_set_option($b, SOL_SOCKET, SO_PASSCRED, 1);
socket_write($a, 'x');
$holder = new Holder();
show('cut credentials', fn () => socket_recvmsg($b, $holder->message));
var_dump($holder->message);
?>
--EXPECTF--
cut credentials: 
Warning: socket_recvmsg(): error converting native data (path: msghdr > control > element #1 > data): the cmsghdr structure is unexpectedly small; expected a length of at least 28, but got 16 in %s on line %d
TypeError: Cannot assign %s to reference held by property Holder::$message of type array
array(1) {
  ["controllen"]=>
  int(16)
}
