--TEST--
SO_LINGER: the message names the key that is out of range
--SKIPIF--
<?php
if (PHP_VERSION_ID < 80400) { echo 'skip before PHP 8.4 any number is taken'; }
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = socket_create(AF_INET, SOCK_STREAM, 0);
foreach ([-1, 65536] as $number) {
    try {
        var_dump(socket_set_option($socket, SOL_SOCKET, SO_LINGER,
            ['l_onoff' => 1, 'l_linger' => $number]));
    } catch (ValueError $error) {
        echo $error->getMessage(), "\n";
    }
}
?>
--EXPECT--
socket_set_option(): Argument #4 ($value) "l_linger" must be between 0 and 65535
socket_set_option(): Argument #4 ($value) "l_linger" must be between 0 and 65535
