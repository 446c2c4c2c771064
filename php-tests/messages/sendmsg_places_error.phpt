--TEST--
socket_sendmsg: a warning says where in the message the fault is
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair(SOCK_DGRAM);
set_error_handler(function (int $level, string $text): bool {
    echo "  $text\n";
    return true;
});
$rights = ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [STDIN]];
$credentials = ['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS,
    'data' => ['pid' => 1, 'uid' => 1, 'gid' => 1]];
$text = fn (string $text) => new class ($text) {
    public function __construct(private string $text)
    {
    }

    public function __toString(): string
    {
        return $this->text;
    }
};
foreach ([
    [5],
    [$rights, ['level' => 'x'] + $rights],
    ['key' => $rights, 'other' => ['type' => "7 apples\0"] + $rights],
    [['type' => null] + $rights],
    [['type' => $text('seven')] + $rights],
    [['type' => 1 << 31] + $rights],
    [['type' => $text(' 7 ')] + $rights],
    [['type' => 7.9] + $rights],
    [array_diff_key($rights, ['data' => 0])],
    [['data' => 'x'] + $rights],
    [['data' => []] + $rights],
    [['data' => [STDIN, 'x' => 5]] + $rights],
    [['data' => 5] + $credentials],
    [['data' => ['pid' => -1] + $credentials['data']] + $credentials],
    [['data' => ['uid' => -1] + $credentials['data']] + $credentials],
    [['data' => ['gid' => 1 << 32] + $credentials['data']] + $credentials],
    [['data' => ['pid' => 1, 'uid' => 1]] + $credentials],
] as $control) {
    var_dump(socket_sendmsg($a, ['iov' => ['x'], 'control' => $control]));
}
show_codes($a);
?>
--EXPECT--
  socket_sendmsg(): error converting user data (path: msghdr > control > element #0): expected an array here
bool(false)
  socket_sendmsg(): error converting user data (path: msghdr > control > element #1 > level): expected an integer, but got a non numeric string (possibly from a converted object): 'x'
bool(false)
  socket_sendmsg(): error converting user data (path: msghdr > control > element #1 > type): expected an integer, but got a non numeric string (possibly from a converted object): '7 apples'
bool(false)
  socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > type): expected an integer, either of a PHP integer type or of a convertible type
bool(false)
  socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > type): expected an integer, but got a non numeric string (possibly from a converted object): 'seven'
bool(false)
  socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > type): given PHP integer is out of bounds for a native int
bool(false)
  socket_sendmsg(): error converting user data (path: msghdr > control > element #0): cmsghdr with level 1 and type 7 not supported
bool(false)
  socket_sendmsg(): error converting user data (path: msghdr > control > element #0): cmsghdr with level 1 and type 7 not supported
bool(false)
  socket_sendmsg(): error converting user data (path: msghdr > control > element #0): cmsghdr should have a 'data' element here
bool(false)
  socket_sendmsg(): error converting user data (path: msghdr > control > element #0): expected an array here
bool(false)
  socket_sendmsg(): error converting user data (path: msghdr > control > element #0): expected at least one element in this array
bool(false)
  socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > element #2): expected a Socket object or a stream resource
bool(false)
  socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): expected an array here
bool(false)
  socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > pid): given PHP integer is out of bounds for a pid_t value
bool(false)
  socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > uid): given PHP integer is out of bounds for a uid_t value
bool(false)
  socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > gid): given PHP integer is out of bounds for a uid_t value
bool(false)
  socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data): The key 'gid' is required
bool(false)
global: 0, socket: 0
