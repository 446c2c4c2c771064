--TEST--
socket_sendto: since PHP 8.4 a path of 108 bytes is refused, before it is cut
--FILE--
<?php
require __DIR__ . '/../lib.inc';

chdir(sys_get_temp_dir());
$cut = str_pad(uniqid('cut'), 107, 'x');
$receiver = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($receiver, $cut);
$socket = socket_create(AF_UNIX, SOCK_DGRAM, 0);
var_dump(socket_sendto($socket, 'x', 1, 0, $cut));
foreach (["{$cut}x", str_pad($cut, 1000, 'x')] as $long) {
    try {
        var_dump(socket_sendto($socket, 'x', 1, 0, $long) === 1 && PHP_VERSION_ID < 80400);
    } catch (ValueError $e) {
        var_dump(PHP_VERSION_ID >= 80400 && $e->getMessage() === 'socket_sendto(): Argument #5 ($address) must be less than 108');
    }
}
unlink($cut);
?>
--EXPECT--
int(1)
bool(true)
bool(true)
