--TEST--
socket_addrinfo_lookup: failures are false, without a warning and without an error code
--FILE--
<?php
require __DIR__ . '/../lib.inc';

@socket_addrinfo_connect(socket_addrinfo_lookup('127.0.0.1', '0',
    ['ai_socktype' => SOCK_STREAM])[0]);
show_codes();
$numeric = ['ai_flags' => AI_NUMERICHOST];
show('empty host', fn () => socket_addrinfo_lookup('', '80'));
show('no number', fn () => socket_addrinfo_lookup('localhost', '80', $numeric));
show('other family', fn () => socket_addrinfo_lookup('::1', '80', ['ai_family' => AF_INET]));
show('unknown service', fn () => socket_addrinfo_lookup('127.0.0.1', 'no-such-service', $numeric));
show('unknown type', fn () => socket_addrinfo_lookup('127.0.0.1', '80', ['ai_socktype' => 99]));
show('type against protocol',
    fn () => socket_addrinfo_lookup('127.0.0.1', '80',
    ['ai_socktype' => SOCK_STREAM, 'ai_protocol' => SOL_UDP]));
show('host of a wrong type', fn () => socket_addrinfo_lookup([]));
show('service of a wrong type', fn () => socket_addrinfo_lookup('127.0.0.1', []));
show('hints of a wrong type', fn () => socket_addrinfo_lookup('127.0.0.1', null, null));
show_codes();
?>
--EXPECT--
global: ECONNREFUSED
empty host: bool(false)
no number: bool(false)
other family: bool(false)
unknown service: bool(false)
unknown type: bool(false)
type against protocol: bool(false)
host of a wrong type: TypeError: socket_addrinfo_lookup(): Argument #1 ($host) must be of type string, array given
service of a wrong type: TypeError: socket_addrinfo_lookup(): Argument #2 ($service) must be of type ?string, array given
hints of a wrong type: TypeError: socket_addrinfo_lookup(): Argument #3 ($hints) must be of type array, null given
global: ECONNREFUSED
