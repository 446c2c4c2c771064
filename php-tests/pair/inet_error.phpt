--TEST--
socket_create_pair: no pairs of AF_INET and AF_INET6 on Linux
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([AF_INET, AF_INET6] as $domain) {
    foreach ([SOCK_STREAM, SOCK_DGRAM] as $type) {
        socket_clear_error();
        $pair = 'before';
        var_dump(socket_create_pair($domain, $type, 0, $pair), $pair);
        show_codes();
    }
}
?>
--EXPECTF--
Warning: socket_create_pair(): Unable to create socket pair [95]: Operation not supported in %s on line %d
bool(false)
string(6) "before"
global: EOPNOTSUPP

Warning: socket_create_pair(): Unable to create socket pair [95]: Operation not supported in %s on line %d
bool(false)
string(6) "before"
global: EOPNOTSUPP

Warning: socket_create_pair(): Unable to create socket pair [95]: Operation not supported in %s on line %d
bool(false)
string(6) "before"
global: EOPNOTSUPP

Warning: socket_create_pair(): Unable to create socket pair [95]: Operation not supported in %s on line %d
bool(false)
string(6) "before"
global: EOPNOTSUPP
