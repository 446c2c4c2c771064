--TEST--
socket_import_stream: of a stream whose descriptor was closed behind its back, and which keeps it
--EXTENSIONS--
ffi
--INI--
ffi.enable=1
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$c = FFI::cdef('int close(int); int dup2(int, int);');
$before = descriptors();
$pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$null = fopen('/dev/null', 'r');
[$descriptor, $other] = array_keys(array_diff_key(descriptors(), $before));
$c->close($descriptor);
var_dump(socket_import_stream($pair[0]));
show_codes();
$c->dup2(max(array_keys(descriptors(), '/dev/null', true)), $descriptor);
var_dump(socket_import_stream($pair[0]));
show_codes();
// It was not closed.
var_dump(isset(descriptors()[$descriptor]));
?>
--EXPECTF--
Warning: socket_import_stream(): Unable to obtain socket family [9]: Bad file descriptor in %s on line %d
bool(false)
global: EBADF

Warning: socket_import_stream(): Unable to obtain socket family [88]: Socket operation on non-socket in %s on line %d
bool(false)
global: ENOTSOCK
bool(true)
