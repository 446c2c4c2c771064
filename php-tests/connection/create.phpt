--TEST--
socket_create: every family and type that the kernel has
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([AF_UNIX, AF_INET, AF_INET6] as $domain) {
    foreach ([SOCK_STREAM, SOCK_DGRAM] as $type) {
        $socket = socket_create($domain, $type, 0);
        echo get_class($socket), ' ',
        socket_get_option($socket, SOL_SOCKET, SO_TYPE) === $type ? 'of that type'
            : 'of another type', "\n";
    }
}
var_dump(get_class(socket_create(AF_INET, SOCK_STREAM, SOL_TCP)),
    get_class(socket_create(AF_INET, SOCK_DGRAM, SOL_UDP)));
show_codes();
assert_no_descriptor_lost(fn () => socket_create(AF_UNIX, SOCK_STREAM, 0));
?>
--EXPECT--
Socket of that type
Socket of that type
Socket of that type
Socket of that type
Socket of that type
Socket of that type
string(6) "Socket"
string(6) "Socket"
global: 0
no descriptor lost
