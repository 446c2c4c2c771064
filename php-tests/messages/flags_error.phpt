--TEST--
socket_recvmsg: an error handler changes the variable while $flags is converted
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair(SOCK_DGRAM);
socket_write($a, 'hello');
$replacement = null;
set_error_handler(function () use (&$message, &$replacement): bool {
    $message = $replacement;
    $GLOBALS['reused'][] = ['controllen' => 1, 'buffer_size' => 2, 'memory' => 3];
    return true;
});
foreach ([null, 'text', ['controllen' => 100, 'buffer_size' => 3]] as $replacement) {
    $message = ['controllen' => 100, 'buffer_size' => 5];
    show(get_debug_type($replacement), function () use ($b, &$message) {
        return [socket_recvmsg($b, $message, 1.5 - 1), $message['iov']];
    });
}
?>
--EXPECT--
null: TypeError: socket_recvmsg(): Argument #2 ($message) must be of type array, null given
string: TypeError: socket_recvmsg(): Argument #2 ($message) must be of type array, string given
array: array(2) {
  [0]=>
  int(3)
  [1]=>
  array(1) {
    [0]=>
    string(3) "hel"
  }
}
