--TEST--
Socket, AddressInfo: not serializable
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$objects = [pair()[0], socket_addrinfo_lookup('127.0.0.1', '80',
    ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM])[0]];
foreach ($objects as $object) {
    $class = get_class($object);

    show('serialize', fn () => serialize($object));
    show('in an array', fn () => serialize(['k' => [$object]]));
    show('unserialize', fn () => unserialize(sprintf('O:%d:"%s":0:{}', strlen($class), $class)));
    show('unserialize C', fn () => unserialize(sprintf('C:%d:"%s":0:{}', strlen($class), $class)));
}
?>
--EXPECT--
serialize: Exception: Serialization of 'Socket' is not allowed
in an array: Exception: Serialization of 'Socket' is not allowed
unserialize: Exception: Unserialization of 'Socket' is not allowed
unserialize C: Exception: Unserialization of 'Socket' is not allowed
serialize: Exception: Serialization of 'AddressInfo' is not allowed
in an array: Exception: Serialization of 'AddressInfo' is not allowed
unserialize: Exception: Unserialization of 'AddressInfo' is not allowed
unserialize C: Exception: Unserialization of 'AddressInfo' is not allowed
