--TEST--
Socket, AddressInfo: not cloneable
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$objects = [pair()[0], socket_addrinfo_lookup('127.0.0.1', '80',
    ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM])[0]];
foreach ($objects as $object) {
    $class = get_class($object);

    show($class, fn () => clone $object);
}
?>
--EXPECT--
Socket: Error: Trying to clone an uncloneable object of class Socket
AddressInfo: Error: Trying to clone an uncloneable object of class AddressInfo
