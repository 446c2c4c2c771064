--TEST--
TCP_CONGESTION: an unknown name, no name, another type
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = socket_create(AF_INET, SOCK_STREAM, 0);
socket_set_option($socket, SOL_TCP, TCP_CONGESTION, 'reno');
var_dump(socket_set_option($socket, SOL_TCP, TCP_CONGESTION, 'no such'));
var_dump(socket_last_error($socket));
var_dump(@socket_set_option($socket, SOL_TCP, TCP_CONGESTION, ''));
foreach ([1, null, ['name' => 'reno'], new stdClass()] as $value) {
    try {
        $result = @socket_set_option($socket, SOL_TCP, TCP_CONGESTION, $value)
            . socket_last_error($socket);
    } catch (TypeError $error) {
        $result = $error->getMessage();
    }
    $expected = PHP_VERSION_ID < 80500 ? (string) SOCKET_EINVAL
        : 'socket_set_option(): Argument #4 ($value) must be of type string when argument #3'
        . ' ($option) is TCP_CONGESTION, ' . get_debug_type($value) . ' given';
    echo $result === $expected ? "ok\n" : "$result\n";
}
echo socket_get_option($socket, SOL_TCP, TCP_CONGESTION)['name'], "\n";
var_dump(socket_get_option(socket_create(AF_INET, SOCK_DGRAM, 0), SOL_TCP, TCP_CONGESTION));
?>
--EXPECTF--
Warning: socket_set_option(): Unable to set socket option [2]: No such file or directory in %s on line %d
bool(false)
int(2)
bool(false)
ok
ok
ok
ok
reno

Warning: socket_get_option(): Unable to retrieve socket option [95]: Operation not supported in %s on line %d
bool(false)
