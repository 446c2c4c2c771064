--TEST--
socket_recv: not connected, refused by the variable, closed
--FILE--
<?php
require __DIR__ . '/../lib.inc';

final class Typed
{
    public int $number = 7;
    public string $text = '';
}
$typed = new Typed();
$socket = socket_create(AF_INET, SOCK_STREAM, 0);
show('not connected', fn () => socket_recv($socket, $data, 10, 0));
show_codes($socket);
[$a, $b] = pair();
socket_write($a, 'hello');
show('a text for an int', fn () => socket_recv($b, $typed->number, 10, 0));
socket_close($a);
show('null for a string', fn () => socket_recv($b, $typed->text, 10, 0));
var_dump($typed->number, $typed->text);
socket_close($b);
show('closed', fn () => socket_recv($b, $data, 0, 0));
?>
--EXPECTF--
not connected: 
Warning: socket_recv(): Unable to read from socket [107]: Transport endpoint is not connected in %s on line %d
bool(false)
global: ENOTCONN, socket: ENOTCONN
a text for an int: TypeError: Cannot assign string to reference held by property Typed::$number of type int
null for a string: TypeError: Cannot assign null to reference held by property Typed::$text of type string
int(7)
string(0) ""
closed: Error: socket_recv(): Argument #1 ($socket) has already been closed
