--TEST--
SO_BINDTODEVICE: no such interface, another type
--SKIPIF--
<?php
if (!@socket_set_option(socket_create(AF_INET, SOCK_DGRAM, 0), SOL_SOCKET, SO_BINDTODEVICE, 'lo')
    && socket_last_error() === SOCKET_EPERM) {
    echo 'skip not allowed to bind to an interface here';
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$udp = socket_create(AF_INET, SOCK_DGRAM, 0);
var_dump(@socket_set_option($udp, SOL_SOCKET, SO_BINDTODEVICE, 'no such'),
    socket_last_error($udp) === SOCKET_ENODEV);
foreach ([1, null, ['lo'], new stdClass()] as $value) {
    try {
        $result = socket_set_option($udp, SOL_SOCKET, SO_BINDTODEVICE, $value);
    } catch (TypeError $error) {
        $result = $error->getMessage();
    }
    // Before PHP 8.5 other types are an empty name: bound to nothing.
    $expected = PHP_VERSION_ID < 80500 ? true
        : 'socket_set_option(): Argument #4 ($value) must be of type string when argument #3 '
        . '($option) is'
        . ' SO_BINDTODEVICE, ' . get_debug_type($value) . ' given';
    var_dump($result === $expected);
}
?>
--EXPECT--
bool(false)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
