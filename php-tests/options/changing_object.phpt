--TEST--
an object that changes while it is looked at
--FILE--
<?php
require __DIR__ . '/../lib.inc';

// The warning about the first element replaces the second, and the object's table.
$udp = socket_create(AF_INET, SOCK_DGRAM, 0);
$object = new stdClass();
$object->sec = new stdClass();
$object->usec = new ArrayObject(['kept']);
set_error_handler(static function () use ($object): bool {
    unset($object->sec, $object->usec);
    for ($i = 0; $i < 100; $i++) {
        $object->{"x$i"} = str_repeat('x', $i);
    }
    return true;
});
var_dump(socket_set_option($udp, SOL_SOCKET, SO_RCVTIMEO, $object));
echo json_encode(socket_get_option($udp, SOL_SOCKET, SO_RCVTIMEO)['sec']), "\n";
?>
--EXPECT--
bool(true)
1
