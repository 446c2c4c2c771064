--TEST--
socket_sendmsg: sends its parts as one message, and returns their size
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair(SOCK_DGRAM);
var_dump(socket_sendmsg($a, ['iov' => ['one', '', 'two']]));
var_dump(socket_read($b, 100));

// Whatever has a text is one; keys do not count.
$text = new class () {
    public function __toString(): string
    {
        return 'object';
    }
};
$part = 'reference';
var_dump(socket_sendmsg($a,
    ['iov' => ['x' => 1, 7 => 2.5, 'y' => true, 'z' => null, $text, &$part]]));
var_dump(socket_read($b, 100));

// Many parts, much data.
var_dump(socket_sendmsg($a, ['iov' => array_fill(0, 1024, '0123456789')]));
var_dump(socket_read($b, 100000) === str_repeat('0123456789', 1024));

// Nothing at all is a message, too, and keys that are not known are passed over.
var_dump(socket_sendmsg($a, []), socket_sendmsg($a, ['iov' => [], 'control' => [], 'other' => 1]));
var_dump(socket_read($b, 100), socket_read($b, 100));

// Flags.
var_dump(socket_sendmsg($a, ['iov' => ['x']], MSG_DONTWAIT));
var_dump(socket_read($b, 100));
show_codes($a);
?>
--EXPECT--
int(6)
string(6) "onetwo"
int(20)
string(20) "12.51objectreference"
int(10240)
bool(true)
int(0)
int(0)
string(0) ""
string(0) ""
int(1)
string(1) "x"
global: 0, socket: 0
