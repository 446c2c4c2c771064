--TEST--
socket_sendmsg: names that are none
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$unix = socket_create(AF_UNIX, SOCK_DGRAM, 0);
$inet = socket_create(AF_INET, SOCK_DGRAM, 0);
set_error_handler(function (int $level, string $text): bool {
    echo "  $text\n";
    return true;
});
foreach ([
    [$unix, ['family' => AF_INET, 'addr' => '127.0.0.1']],
    [$unix, ['family' => AF_INET6]],
    [$inet, ['family' => AF_UNIX]],
    [$inet, ['family' => 17]],
    [$inet, ['family' => null]],
    [$inet, ['family' => 1 << 31]],
    [$unix, ['path' => '']],
    [$unix, ['path' => null]],
    [$unix, ['path' => str_repeat('x', 108)]],
    [$unix, ['path' => '/nonexistent/path']],
    [$unix, []],
    [$inet, ['addr' => 'nobody.invalid', 'port' => -1]],
    [$inet, ['addr' => '127.0.0.1', 'port' => 65536]],
    [$inet, ['addr' => '127.0.0.1', 'port' => null]],
] as [$socket, $name]) {
    socket_clear_error($socket);
    echo json_encode($name), ":\n";
    var_dump(socket_sendmsg($socket, ['name' => $name, 'iov' => ['x']]));
    echo '  code ', socket_last_error($socket), "\n";
}
?>
--EXPECTF--
{"family":2,"addr":"127.0.0.1"}:
  socket_sendmsg(): error converting user data (path: msghdr > name): the specified family (number 2) is not supported on this socket
bool(false)
  code 0
{"family":10}:
  socket_sendmsg(): error converting user data (path: msghdr > name): the specified family (AF_INET6) is not supported on this socket
bool(false)
  code 0
{"family":1}:
  socket_sendmsg(): error converting user data (path: msghdr > name): the specified family (AF_UNIX) is not supported on this socket
bool(false)
  code 0
{"family":17}:
  socket_sendmsg(): error converting user data (path: msghdr > name): the only families currently supported are AF_INET, AF_INET6 and AF_UNIX
bool(false)
  code 0
{"family":null}:
  socket_sendmsg(): error converting user data (path: msghdr > name > family): expected an integer, either of a PHP integer type or of a convertible type
bool(false)
  code 0
{"family":2147483648}:
  socket_sendmsg(): error converting user data (path: msghdr > name > family): given PHP integer is out of bounds for a native int
bool(false)
  code 0
{"path":""}:
  socket_sendmsg(): error converting user data (path: msghdr > name > path): the path is %s be empty
bool(false)
  code 0
{"path":null}:
  socket_sendmsg(): error converting user data (path: msghdr > name > path): the path is %s be empty
bool(false)
  code 0
{"path":"%s"}:
  socket_sendmsg(): error converting user data (path: msghdr > name > path): the path is too long, the maximum permitted length is 107
bool(false)
  code 0
{"path":"\/nonexistent\/path"}:
  socket_sendmsg(): Error in sendmsg [2]: No such file or directory
bool(false)
  code 2
[]:
  socket_sendmsg(): Error in sendmsg [111]: Connection refused
bool(false)
  code 111
{"addr":"nobody.invalid","port":-1}:
  socket_sendmsg(): Host lookup failed [%i]: %s
  socket_sendmsg(): error converting user data (path: msghdr > name > addr): could not resolve address 'nobody.invalid' to get an AF_INET address
bool(false)
  code %i
{"addr":"127.0.0.1","port":65536}:
  socket_sendmsg(): error converting user data (path: msghdr > name > port): given PHP integer is out of bounds for an unsigned 16-bit integer
bool(false)
  code 0
{"addr":"127.0.0.1","port":null}:
  socket_sendmsg(): error converting user data (path: msghdr > name > port): expected an integer, either of a PHP integer type or of a convertible type
bool(false)
  code 0
