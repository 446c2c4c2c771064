--TEST--
socket_select: a descriptor that other code closes behind its Socket's back is noticed in the end
--EXTENSIONS--
ffi
--SKIPIF--
<?php
require __DIR__ . '/list.skip.inc';
?>
--INI--
ffi.enable=1
--FILE--
<?php
require __DIR__ . '/list.inc';

$libc = FFI::cdef('int close(int);');
$sockets = many_pairs(50, $others);
for ($fd = 0; is_link("/proc/self/fd/$fd"); $fd++) {
}
[$sockets[50], $others[50]] = pair();
readable($sockets);

// The number is closed, and another socket has it.
$libc->close($fd);
[$same_number, $other] = pair();
socket_write($other, 'x');
$read = $sockets;
$write = $except = null;
var_dump(socket_select($read, $write, $except, 20), array_keys($read));

// Nobody has it.
unset($same_number);
$read = $sockets;
var_dump(@socket_select($read, $write, $except, 20), socket_last_error() === SOCKET_EBADF,
    count($read));
?>
--EXPECT--
int(1)
array(1) {
  [0]=>
  int(50)
}
bool(false)
bool(true)
int(51)
