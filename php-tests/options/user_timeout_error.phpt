--TEST--
TCP_USER_TIMEOUT: 0 to 4294967295, of which the kernel takes the lower half
--SKIPIF--
<?php
if (!defined('TCP_USER_TIMEOUT')) { echo 'skip stock of PHP 8.6 brings it'; }
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = socket_create(AF_INET, SOCK_STREAM, 0);
var_dump(@socket_set_option($socket, SOL_TCP, TCP_USER_TIMEOUT, 0xffffffff),
    socket_last_error($socket) === SOCKET_EINVAL);
foreach ([-1, 0x1ffffffff] as $number) {
    try {
        $result = @socket_set_option($socket, SOL_TCP, TCP_USER_TIMEOUT, $number);
    } catch (ValueError $error) {
        $result = $error->getMessage();
    }
    var_dump($result === (PHP_VERSION_ID < 80600 ? false
        : 'socket_set_option(): Argument #4 ($value) must be between 0 and 4294967295'));
}
?>
--EXPECT--
bool(false)
bool(true)
bool(true)
bool(true)
