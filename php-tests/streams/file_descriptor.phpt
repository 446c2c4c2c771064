--TEST--
socket_import_file_descriptor: the C interface's way to make a Socket
--EXTENSIONS--
ffi
--SKIPIF--
<?php
if (!preg_match('~/.*sockets\S*\.so$~m', file_get_contents('/proc/self/maps'))) {
    die('skip the extension is no shared object');
}
?>
--INI--
ffi.enable=1
--FILE--
<?php
require __DIR__ . '/../lib.inc';

preg_match('~/.*sockets\S*\.so$~m', file_get_contents('/proc/self/maps'), $library);
$c = FFI::cdef('
    typedef struct {
        int bsd_socket; int type; int error; int blocking; char rest[128];
    } php_socket;
    int socket_import_file_descriptor(int socket, php_socket *retsock);
', $library[0]);

function import(FFI $c, int $descriptor): void
{
    $socket = $c->new('php_socket');
    [$socket->bsd_socket, $socket->type, $socket->error, $socket->blocking] = [-7, -7, -7, -7];
    $result = $c->socket_import_file_descriptor($descriptor, FFI::addr($socket));
    // Of a bool only one byte counts.
    var_dump(($result & 255) !== 0, $socket->bsd_socket === $descriptor, $socket->type === AF_UNIX,
        $socket->error, $socket->blocking);
}

$before = descriptors();
$pair = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
[$descriptor] = array_keys(array_diff_key(descriptors(), $before));
import($c, $descriptor);
stream_set_blocking($pair[0], false);
import($c, $descriptor);
show_codes();
import($c, -1);
show_codes();
$file = fopen('/dev/null', 'r');
import($c, max(array_keys(descriptors(), '/dev/null', true)));
show_codes();
?>
--EXPECTF--
bool(true)
bool(true)
bool(true)
int(-7)
int(1)
bool(true)
bool(true)
bool(true)
int(-7)
int(0)
global: 0

Warning: %s(): Unable to obtain socket family [9]: Bad file descriptor in %s on line %d
bool(false)
bool(true)
bool(false)
int(9)
int(-7)
global: EBADF

Warning: %s(): Unable to obtain socket family [88]: Socket operation on non-socket in %s on line %d
bool(false)
bool(true)
bool(false)
int(88)
int(-7)
global: ENOTSOCK
