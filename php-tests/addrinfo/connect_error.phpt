--TEST--
socket_addrinfo_connect: failures warn, set the global code, and lose no descriptor
--FILE--
<?php
require __DIR__ . '/../lib.inc';

assert_no_descriptor_lost(function (): void {
    // Nothing listens on port 0.
    [$address] = socket_addrinfo_lookup('127.0.0.1', '0',
        ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM]);
    show('refused', fn () => socket_addrinfo_connect($address));
    show_codes();
    socket_clear_error();
    [$address] = socket_addrinfo_lookup('127.0.0.1', null,
        ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_RAW]);
    show('raw, of no protocol', fn () => socket_addrinfo_connect($address));
    show_codes();
});
show('no AddressInfo', fn () => socket_addrinfo_connect(null));
?>
--EXPECTF--
refused: 
Warning: socket_addrinfo_connect(): Unable to connect address [%d]: Connection refused in %s on line %d
bool(false)
global: ECONNREFUSED
raw, of no protocol: 
Warning: socket_addrinfo_connect(): Unable to create socket [%d]: Protocol not supported in %s on line %d
bool(false)
global: EPROTONOSUPPORT
no descriptor lost
no AddressInfo: TypeError: socket_addrinfo_connect(): Argument #1 ($address) must be of type AddressInfo, null given
