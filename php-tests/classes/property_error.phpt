--TEST--
Socket, AddressInfo: no properties
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$objects = [pair()[0], socket_addrinfo_lookup('127.0.0.1', '80',
    ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM])[0]];
foreach ($objects as $object) {
    $class = get_class($object);

    show('write', function () use ($object) {
        $object->property = 1;
    });
    show('reference', function () use ($object) {
        $reference = &$object->property;
    });
    show('element', function () use ($object) {
        $object->property['k'] = 1;
    });
    var_dump(isset($object->property), @$object->property, (array) $object,
        get_object_vars($object));
}
?>
--EXPECT--
write: Error: Cannot create dynamic property Socket::$property
reference: Error: Cannot create dynamic property Socket::$property
element: Error: Cannot create dynamic property Socket::$property
bool(false)
NULL
array(0) {
}
array(0) {
}
write: Error: Cannot create dynamic property AddressInfo::$property
reference: Error: Cannot create dynamic property AddressInfo::$property
element: Error: Cannot create dynamic property AddressInfo::$property
bool(false)
NULL
array(0) {
}
array(0) {
}
