--TEST--
Socket, AddressInfo: two objects are never equal
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$objects = [pair()[0], socket_addrinfo_lookup('127.0.0.1', '80',
    ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM])[0]];
foreach ($objects as $object) {
    $class = get_class($object);

    $other = $class === 'Socket' ? pair()[0]
        : socket_addrinfo_lookup('127.0.0.1', '80',
        ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM])[0];
    $same = $object;
    var_dump($object == $other, $object == $same, $object === $same, $object != $other);
    var_dump($object < $other, $object > $other, $object <=> $other, $other <=> $object,
        $object <=> $same);
    var_dump(in_array($object, [$other]), array_search($object, [$other, $object], true),
        $object == null, $object == 1, $object == true);
}
?>
--EXPECTF--
bool(false)
bool(true)
bool(true)
bool(true)
bool(false)
bool(false)
int(1)
int(1)
int(0)
bool(false)
int(1)
bool(false)
bool(false)
bool(true)
bool(false)
bool(true)
bool(true)
bool(true)
bool(false)
bool(false)
int(1)
int(1)
int(0)
bool(false)
int(1)
bool(false)
bool(false)
bool(true)
