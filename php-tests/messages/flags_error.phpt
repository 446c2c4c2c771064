--TEST--
socket_recvmsg: an error handler changes the variable while $flags is converted
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair(SOCK_DGRAM);
socket_write($a, 'hello');
$replacement = null;
set_error_handler(function (int $_, string $text) use (&$message, &$replacement): bool {
    echo "$text\n";
    $message = $replacement;
    $GLOBALS['reused'][] = ['controllen' => 1, 'buffer_size' => 2, 'memory' => 3];
    return true;
});
foreach ([null, 'text', new ArrayObject(),
    ['controllen' => 100, 'buffer_size' => 3]] as $replacement) {
    $message = ['controllen' => 100, 'buffer_size' => 5];
    var_dump(socket_recvmsg($b, $message, 0.5), $message['iov'] ?? $message);
}
?>
--EXPECTF--
Implicit conversion from float 0.5 to int loses precision
socket_recvmsg(): error converting user data (path: msghdr): expected an array here
bool(false)
NULL
Implicit conversion from float 0.5 to int loses precision
socket_recvmsg(): error converting user data (path: msghdr): expected an array here
bool(false)
string(4) "text"
Implicit conversion from float 0.5 to int loses precision
socket_recvmsg(): error converting user data (path: msghdr): expected an array here
bool(false)
object(ArrayObject)#%d (1) {
  ["storage":"ArrayObject":private]=>
  array(0) {
  }
}
Implicit conversion from float 0.5 to int loses precision
int(3)
array(1) {
  [0]=>
  string(3) "hel"
}
