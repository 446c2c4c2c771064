--TEST--
socket_create_pair: protocols are the kernel's affair
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([0, 1, 2, 6, 256, -1] as $protocol) {
    socket_clear_error();
    $pair = 'before';
    echo $protocol, ' ';
    var_dump(socket_create_pair(AF_UNIX, SOCK_STREAM, $protocol, $pair), is_array($pair));
    show_codes();
}
?>
--EXPECTF--
0 bool(true)
bool(true)
global: 0
1 bool(true)
bool(true)
global: 0
2 
Warning: socket_create_pair(): Unable to create socket pair [93]: Protocol not supported in %s on line %d
bool(false)
bool(false)
global: EPROTONOSUPPORT
6 
Warning: socket_create_pair(): Unable to create socket pair [93]: Protocol not supported in %s on line %d
bool(false)
bool(false)
global: EPROTONOSUPPORT
256 
Warning: socket_create_pair(): Unable to create socket pair [93]: Protocol not supported in %s on line %d
bool(false)
bool(false)
global: EPROTONOSUPPORT
-1 
Warning: socket_create_pair(): Unable to create socket pair [93]: Protocol not supported in %s on line %d
bool(false)
bool(false)
global: EPROTONOSUPPORT
