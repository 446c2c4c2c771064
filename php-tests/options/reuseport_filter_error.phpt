--TEST--
SO_ATTACH_REUSEPORT_CBPF: unknown filters, sockets without SO_REUSEPORT, other types
--SKIPIF--
<?php
if (!defined('SO_ATTACH_REUSEPORT_CBPF')) { echo 'skip stock of PHP 8.3 brings it'; }
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = socket_create(AF_INET, SOCK_DGRAM, 0);
show('unknown', fn () => socket_set_option($socket, SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, 1));
show_codes($socket);
show('no SO_REUSEPORT', fn () =>
    socket_set_option($socket, SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, 36));
show_codes($socket);
foreach (['36', 36.0, [36]] as $value) {
    try {
        $result = @socket_set_option($socket, SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, $value);
    } catch (TypeError $error) {
        $result = $error->getMessage();
    }
    $expected = PHP_VERSION_ID < 80600 ? false
        : 'socket_set_option(): Argument #4 ($value) must be of type int when argument #3 '
        . '($option) is'
        . ' SO_ATTACH_REUSEPORT_CBPF, ' . get_debug_type($value) . ' given';
    var_dump($result === $expected);
}
?>
--EXPECTF--
unknown: 
Warning: socket_set_option(): Unsupported CBPF filter in %s on line %d
bool(false)
global: 0, socket: 0
no SO_REUSEPORT: 
Warning: socket_set_option(): Unable to set socket option [22]: Invalid argument in %s on line %d
bool(false)
global: EINVAL, socket: EINVAL
bool(true)
bool(true)
bool(true)
