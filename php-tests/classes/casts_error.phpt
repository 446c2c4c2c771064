--TEST--
Socket, AddressInfo: what they cannot be
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$objects = [pair()[0], socket_addrinfo_lookup('127.0.0.1', '80',
    ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM])[0]];
foreach ($objects as $object) {
    $class = get_class($object);

    show('string', fn () => (string) $object);
    show('array access', fn () => $object[0]);
    show('call', fn () => $object());
    show('method', fn () => $object->method());
    show('count', fn () => count($object));
    show('arithmetic', fn () => $object + 1);
}
?>
--EXPECT--
string: Error: Object of class Socket could not be converted to string
array access: Error: Cannot use object of type Socket as array
call: Error: Object of type Socket is not callable
method: Error: Call to undefined method Socket::method()
count: TypeError: count(): Argument #1 ($value) must be of type Countable|array, Socket given
arithmetic: TypeError: Unsupported operand types: Socket + int
string: Error: Object of class AddressInfo could not be converted to string
array access: Error: Cannot use object of type AddressInfo as array
call: Error: Object of type AddressInfo is not callable
method: Error: Call to undefined method AddressInfo::method()
count: TypeError: count(): Argument #1 ($value) must be of type Countable|array, AddressInfo given
arithmetic: TypeError: Unsupported operand types: AddressInfo + int
