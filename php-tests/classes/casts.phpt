--TEST--
Socket, AddressInfo: shown and converted
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$objects = [pair()[0], socket_addrinfo_lookup('127.0.0.1', '80',
    ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM])[0]];
foreach ($objects as $object) {
    $class = get_class($object);

    var_dump($object);
    print_r($object);
    var_export($object);
    echo "\n", json_encode($object), "\n";
    var_dump((bool) $object, (array) $object, is_resource($object), is_callable($object),
        is_iterable($object));
    show('int', fn () => @(int) $object);
}
?>
--EXPECTF--
object(Socket)#%d (0) {
}
Socket Object
(
)
\Socket::__set_state(array(
))
{}
bool(true)
array(0) {
}
bool(false)
bool(false)
bool(false)
int: int(1)
object(AddressInfo)#%d (0) {
}
AddressInfo Object
(
)
\AddressInfo::__set_state(array(
))
{}
bool(true)
array(0) {
}
bool(false)
bool(false)
bool(false)
int: int(1)
