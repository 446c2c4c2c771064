--TEST--
Socket: closed when nothing holds it any more
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
$weak = WeakReference::create($a);
$copy = $a;
unset($a);
var_dump($weak->get() === $copy, socket_write($copy, 'x'), socket_read($b, 10));
$copy = null;
var_dump($weak->get(), socket_read($b, 10));

// In a cycle, when that is collected.
[$a, $b] = pair();
$node = new stdClass();
$node->node = $node;
$node->socket = $a;
unset($a, $node);
socket_set_nonblock($b);
var_dump(socket_read($b, 10));
gc_collect_cycles();
var_dump(socket_read($b, 10));

// The same where the cycle is the Socket's own: ArrayObject (which PHP 8.5 deprecates for objects)
// gives it a property.
[$a, $b] = pair();
(@new ArrayObject($a))->offsetSet('itself', $a);
$infos = socket_addrinfo_lookup('127.0.0.1', null, ['ai_flags' => AI_NUMERICHOST]);
(@new ArrayObject($infos[0]))->offsetSet('all', $infos);
$weak = WeakReference::create($infos[0]);
unset($a, $infos);
socket_set_nonblock($b);
var_dump(socket_read($b, 10), $weak->get() === null);
gc_collect_cycles();
var_dump(socket_read($b, 10), $weak->get() === null);
?>
--EXPECT--
bool(true)
int(1)
string(1) "x"
NULL
string(0) ""
bool(false)
string(0) ""
bool(false)
bool(false)
string(0) ""
bool(true)
