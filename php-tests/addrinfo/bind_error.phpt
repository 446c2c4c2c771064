--TEST--
socket_addrinfo_bind: failures warn, set the global code, and lose no descriptor
--FILE--
<?php
require __DIR__ . '/../lib.inc';

assert_no_descriptor_lost(function (): void {
    [$address] = socket_addrinfo_lookup('192.0.2.1', '0',
        ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM]);
    show('not an address of this host', fn () => socket_addrinfo_bind($address));
    show_codes();
    socket_clear_error();
    [$address] = socket_addrinfo_lookup('127.0.0.1', null,
        ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_RAW]);
    show('raw, of no protocol', fn () => socket_addrinfo_bind($address));
    show_codes();

    set_error_handler(fn (int $level, string $text) => throw new ErrorException($text));
    show('the handler throws', fn () => socket_addrinfo_bind($address));
    restore_error_handler();
});
show('no AddressInfo', fn () => socket_addrinfo_bind('127.0.0.1'));
?>
--EXPECTF--
not an address of this host: 
Warning: socket_addrinfo_bind(): Unable to bind address [%d]: Cannot assign requested address in %s on line %d
bool(false)
global: EADDRNOTAVAIL
raw, of no protocol: 
Warning: socket_addrinfo_bind(): Unable to create socket [%d]: Protocol not supported in %s on line %d
bool(false)
global: EPROTONOSUPPORT
the handler throws: ErrorException: socket_addrinfo_bind(): Unable to create socket [%d]: Protocol not supported
no descriptor lost
no AddressInfo: TypeError: socket_addrinfo_bind(): Argument #1 ($address) must be of type AddressInfo, string given
