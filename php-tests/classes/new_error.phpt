--TEST--
Socket, AddressInfo: not by new, nor by reflection
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$objects = [pair()[0], socket_addrinfo_lookup('127.0.0.1', '80',
    ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM])[0]];
foreach ($objects as $object) {
    $class = get_class($object);

    show('new', fn () => new $class());
    show('new with arguments', fn () => new $class(1, 2));
    show('newInstance', fn () => (new ReflectionClass($class))->newInstance());
    show('without constructor',
        fn () => (new ReflectionClass($class))->newInstanceWithoutConstructor());
}
?>
--EXPECT--
new: Error: Cannot directly construct Socket, use socket_create() instead
new with arguments: Error: Cannot directly construct Socket, use socket_create() instead
newInstance: Error: Cannot directly construct Socket, use socket_create() instead
without constructor: ReflectionException: Class Socket is an internal class marked as final that cannot be instantiated without invoking its constructor
new: Error: Cannot directly construct AddressInfo, use socket_addrinfo_lookup() instead
new with arguments: Error: Cannot directly construct AddressInfo, use socket_addrinfo_lookup() instead
newInstance: Error: Cannot directly construct AddressInfo, use socket_addrinfo_lookup() instead
without constructor: ReflectionException: Class AddressInfo is an internal class marked as final that cannot be instantiated without invoking its constructor
