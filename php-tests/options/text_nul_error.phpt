--TEST--
names in options with a NUL within, or longer than the kernel's longest, are refused and not cut
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$tcp = socket_create(AF_INET, SOCK_STREAM, 0);
$long = 'reno' . str_repeat('x', 12);
foreach ([SO_BINDTODEVICE => SOL_SOCKET, TCP_CONGESTION => SOL_TCP] as $option => $level) {
    $before = json_encode(socket_get_option($tcp, $level, $option));
    foreach (["lo\0junk", "reno\0junk", "\0junk", $long] as $name) {
        show((string) $option, fn () => socket_set_option($tcp, $level, $option, $name));
    }
    var_dump(json_encode(socket_get_option($tcp, $level, $option)) === $before);
}
// The end that a C string has is none of its bytes.
var_dump(socket_set_option($tcp, SOL_TCP, TCP_CONGESTION, "reno\0"));
?>
--EXPECTF--
25: ValueError: socket_set_option(): Argument #4 ($value) must not contain any null bytes
25: ValueError: socket_set_option(): Argument #4 ($value) must not contain any null bytes
25: ValueError: socket_set_option(): Argument #4 ($value) must not contain any null bytes
25: 
Warning: socket_set_option(): Unable to set socket option [19]: No such device in %s on line %d
bool(false)
bool(true)
13: ValueError: socket_set_option(): Argument #4 ($value) must not contain any null bytes
13: ValueError: socket_set_option(): Argument #4 ($value) must not contain any null bytes
13: ValueError: socket_set_option(): Argument #4 ($value) must not contain any null bytes
13: 
Warning: socket_set_option(): Unable to set socket option [2]: No such file or directory in %s on line %d
bool(false)
bool(true)
bool(true)
