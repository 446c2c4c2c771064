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
?>
--EXPECT--
bool(true)
int(1)
string(1) "x"
NULL
string(0) ""
bool(false)
string(0) ""
