--TEST--
SCM_RIGHTS: what has no descriptor
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

[$a, $b] = pair(SOCK_DGRAM);
[$closed] = pair();
socket_close($closed);
$closed_stream = fopen(__FILE__, 'r');
fclose($closed_stream);
foreach ([
    'no stream' => stream_context_create(),
    'memory' => fopen('php://memory', 'r'),
    'closed stream' => $closed_stream,
    'closed socket' => $closed,
    'object' => new stdClass(),
    'number' => 1,
    'null' => null,
] as $label => $value) {
    show($label, fn () => send_rights($a, [STDIN, $value]));
}
show('too many', fn () => send_rights($a, array_fill(0, 254, STDIN)));
show_codes($a);
socket_set_nonblock($b);
var_dump(socket_read($b, 10));
?>
--EXPECTF--
no stream: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > element #2): resource is not a stream in %s on line %d
bool(false)
memory: 
Warning: socket_sendmsg(): Cannot represent a stream of type MEMORY as a File Descriptor in %s on line %d

Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > element #2): cast stream to file descriptor failed in %s on line %d
bool(false)
closed stream: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > element #2): resource is not a stream in %s on line %d
bool(false)
closed socket: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > element #2): socket is already closed in %s on line %d
bool(false)
object: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > element #2): expected a Socket object or a stream resource in %s on line %d
bool(false)
number: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > element #2): expected a Socket object or a stream resource in %s on line %d
bool(false)
null: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > element #2): expected a Socket object or a stream resource in %s on line %d
bool(false)
too many: 
Warning: socket_sendmsg(): Error in sendmsg [22]: Invalid argument in %s on line %d
bool(false)
global: EINVAL, socket: EINVAL
bool(false)
