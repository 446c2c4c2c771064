--TEST--
arguments of the wrong type
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
$address = socket_addrinfo_lookup('127.0.0.1', null, ['ai_flags' => AI_NUMERICHOST])[0];
foreach (['null' => null, 'int' => 1, 'string' => 'x', 'array' => [], 'stdClass' => new stdClass(),
    'AddressInfo' => $address, 'resource' => STDIN] as $name => $value) {
    show("socket: $name", fn () => socket_write($value, 'x'));
    if ($name !== 'null') {
        show("?socket: $name", fn () => socket_last_error($value));
    }
}
foreach (['array' => [], 'stdClass' => new stdClass(), 'Socket' => $a,
    'resource' => STDIN] as $name => $value) {
    show("string: $name", fn () => socket_write($a, $value));
    show("int: $name", fn () => socket_read($a, $value));
    show("?int: $name", fn () => socket_write($a, 'x', $value));
}
foreach (['abc', '', '0x1', '1e1000', '9223372036854775808', NAN, INF, 1e20] as $value) {
    show('int: ' . var_export($value, true), fn () => socket_read($a, $value));
}
show('address: Socket', fn () => socket_addrinfo_explain($a));
show_codes($a);
?>
--EXPECT--
socket: null: TypeError: socket_write(): Argument #1 ($socket) must be of type Socket, null given
socket: int: TypeError: socket_write(): Argument #1 ($socket) must be of type Socket, int given
?socket: int: TypeError: socket_last_error(): Argument #1 ($socket) must be of type ?Socket, int given
socket: string: TypeError: socket_write(): Argument #1 ($socket) must be of type Socket, string given
?socket: string: TypeError: socket_last_error(): Argument #1 ($socket) must be of type ?Socket, string given
socket: array: TypeError: socket_write(): Argument #1 ($socket) must be of type Socket, array given
?socket: array: TypeError: socket_last_error(): Argument #1 ($socket) must be of type ?Socket, array given
socket: stdClass: TypeError: socket_write(): Argument #1 ($socket) must be of type Socket, stdClass given
?socket: stdClass: TypeError: socket_last_error(): Argument #1 ($socket) must be of type ?Socket, stdClass given
socket: AddressInfo: TypeError: socket_write(): Argument #1 ($socket) must be of type Socket, AddressInfo given
?socket: AddressInfo: TypeError: socket_last_error(): Argument #1 ($socket) must be of type ?Socket, AddressInfo given
socket: resource: TypeError: socket_write(): Argument #1 ($socket) must be of type Socket, resource given
?socket: resource: TypeError: socket_last_error(): Argument #1 ($socket) must be of type ?Socket, resource given
string: array: TypeError: socket_write(): Argument #2 ($data) must be of type string, array given
int: array: TypeError: socket_read(): Argument #2 ($length) must be of type int, array given
?int: array: TypeError: socket_write(): Argument #3 ($length) must be of type ?int, array given
string: stdClass: TypeError: socket_write(): Argument #2 ($data) must be of type string, stdClass given
int: stdClass: TypeError: socket_read(): Argument #2 ($length) must be of type int, stdClass given
?int: stdClass: TypeError: socket_write(): Argument #3 ($length) must be of type ?int, stdClass given
string: Socket: TypeError: socket_write(): Argument #2 ($data) must be of type string, Socket given
int: Socket: TypeError: socket_read(): Argument #2 ($length) must be of type int, Socket given
?int: Socket: TypeError: socket_write(): Argument #3 ($length) must be of type ?int, Socket given
string: resource: TypeError: socket_write(): Argument #2 ($data) must be of type string, resource given
int: resource: TypeError: socket_read(): Argument #2 ($length) must be of type int, resource given
?int: resource: TypeError: socket_write(): Argument #3 ($length) must be of type ?int, resource given
int: 'abc': TypeError: socket_read(): Argument #2 ($length) must be of type int, string given
int: '': TypeError: socket_read(): Argument #2 ($length) must be of type int, string given
int: '0x1': TypeError: socket_read(): Argument #2 ($length) must be of type int, string given
int: '1e1000': TypeError: socket_read(): Argument #2 ($length) must be of type int, string given
int: '9223372036854775808': TypeError: socket_read(): Argument #2 ($length) must be of type int, string given
int: NAN: TypeError: socket_read(): Argument #2 ($length) must be of type int, float given
int: INF: TypeError: socket_read(): Argument #2 ($length) must be of type int, float given
int: 1.0E+20: TypeError: socket_read(): Argument #2 ($length) must be of type int, float given
address: Socket: TypeError: socket_addrinfo_explain(): Argument #1 ($address) must be of type AddressInfo, Socket given
global: 0, socket: 0
