--TEST--
Socket, AddressInfo: as reflection sees them
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$objects = [pair()[0], socket_addrinfo_lookup('127.0.0.1', '80',
    ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM])[0]];
foreach ($objects as $object) {
    $class = get_class($object);

    $reflection = new ReflectionClass($class);
    var_dump($reflection->isFinal(), $reflection->isCloneable(), $reflection->isInternal(),
        $reflection->getExtensionName(),
        $reflection->getMethods(), $reflection->getProperties(), $reflection->getConstants(),
        $reflection->getInterfaceNames(), $reflection->getParentClass());
}
?>
--EXPECT--
bool(true)
bool(false)
bool(true)
string(7) "sockets"
array(0) {
}
array(0) {
}
array(0) {
}
array(0) {
}
bool(false)
bool(true)
bool(false)
bool(true)
string(7) "sockets"
array(0) {
}
array(0) {
}
array(0) {
}
array(0) {
}
bool(false)
