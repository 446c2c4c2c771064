--TEST--
socket_addrinfo_lookup: AF_UNSPEC asks for any family
--SKIPIF--
<?php
defined('AF_UNSPEC') || die('skip needs PHP 8.6, or sockets-rs');
?>
--FILE--
<?php
foreach (['127.0.0.1' => AF_INET, '::1' => AF_INET6] as $host => $family) {
    [$address] = socket_addrinfo_lookup($host, '80',
        ['ai_family' => AF_UNSPEC, 'ai_socktype' => SOCK_STREAM]);
    var_dump(socket_addrinfo_explain($address)['ai_family'] === $family);
}
?>
--EXPECT--
bool(true)
bool(true)
