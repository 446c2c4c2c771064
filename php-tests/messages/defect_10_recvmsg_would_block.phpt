--TEST--
socket_recvmsg: nothing there on a non-blocking socket is no reason to warn; the Socket has the code
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

// Other errors warn, and the Socket has the code as well.
var_dump(socket_recvmsg($b, $message, MSG_OOB));
show_codes($b);
?>
--EXPECTF--
bool(false)
global: EAGAIN, socket: EAGAIN
bool(false)
global: EAGAIN, socket: EAGAIN
array(1) {
  ["controllen"]=>
  int(10)
}

Warning: socket_recvmsg(): Error in recvmsg [22]: Invalid argument in %s on line %d
bool(false)
global: EINVAL, socket: EINVAL
