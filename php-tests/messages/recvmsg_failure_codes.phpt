--TEST--
socket_recvmsg: a failure warns, also of EAGAIN, and leaves the Socket's own code as it is
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
$message = ['controllen' => 10];
var_dump(socket_recvmsg($b, $message, MSG_DONTWAIT));
show_codes($b);
socket_clear_error();
socket_clear_error($b);
socket_set_nonblock($b);
var_dump(socket_recvmsg($b, $message));
show_codes($b);
var_dump($message);

var_dump(socket_recvmsg($b, $message, MSG_OOB));
show_codes($b);
?>
--EXPECTF--
Warning: socket_recvmsg(): Error in recvmsg [11]: Resource temporarily unavailable in %s on line %d
bool(false)
global: EAGAIN, socket: 0

Warning: socket_recvmsg(): Error in recvmsg [11]: Resource temporarily unavailable in %s on line %d
bool(false)
global: EAGAIN, socket: 0
array(1) {
  ["controllen"]=>
  int(10)
}

Warning: socket_recvmsg(): Error in recvmsg [22]: Invalid argument in %s on line %d
bool(false)
global: EINVAL, socket: 0
