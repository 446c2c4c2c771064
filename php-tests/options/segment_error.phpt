--TEST--
UDP_SEGMENT: 0 to 65535
--SKIPIF--
<?php
if (!defined('UDP_SEGMENT')) { echo 'skip stock of PHP 8.5 brings it'; }
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = socket_create(AF_INET, SOCK_DGRAM, 0);
foreach ([65535 => true, 65536 => false, -1 => false] as $number => $allowed) {
    try {
        $result = @socket_set_option($socket, SOL_UDP, UDP_SEGMENT, $number);
    } catch (ValueError $error) {
        $result = $error->getMessage();
    }
    $expected = match (true) {
        $allowed => true,
        // Before PHP 8.5 it is an option like any other: the kernel refuses.
        PHP_VERSION_ID < 80500 => false,
        PHP_VERSION_ID >= 80600 =>
            'socket_set_option(): Argument #4 ($value) must be between 0 and 65535',
        default => 'socket_set_option(): Argument #4 ($value) must be of between 0 and 65535',
    };
    var_dump($result === $expected);
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
