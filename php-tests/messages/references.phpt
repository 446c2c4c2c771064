--TEST--
socket_sendmsg, socket_recvmsg: references within the message are followed, wherever they stand
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

/** The same with a reference at each place, as a loop by reference leaves them behind. */
function referenced(array $array): array
{
    foreach ($array as &$value) {
        if (is_array($value)) {
            $value = referenced($value);
        }
    }
    foreach (array_keys($array) as $key) {
        $GLOBALS['kept'][] = &$array[$key];
    }
    return $array;
}

[$a, $b] = pair(SOCK_DGRAM);
socket_set_option($b, SOL_SOCKET, SO_PASSCRED, 1);
$own = ['pid' => getmypid(), 'uid' => fileowner('/proc/self'), 'gid' => filegroup('/proc/self')];
$sent = ['name' => null, 'iov' => ['text', 5], 'control' => [
    ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [STDIN, $a]],
    ['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => $own],
]];
var_dump(socket_sendmsg($a, referenced($sent)));
$message = referenced(['name' => ['family' => null], 'controllen' => 200, 'buffer_size' => 10]);
var_dump(socket_recvmsg($b, $message), $message['iov'], array_column($message['control'], 'type'),
    $message['control'][0]['data'] === $own);

// A name of each family, and the interface.
$path = temp_path();
$unix = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($unix, $path);
var_dump(socket_sendmsg($a = socket_create(AF_UNIX, SOCK_DGRAM, 0),
    referenced(['name' => ['family' => AF_UNIX, 'path' => $path], 'iov' => ['x']])));
foreach ([AF_INET => '127.0.0.1', AF_INET6 => '::1'] as $family => $host) {
    $receiver = socket_create($family, SOCK_DGRAM, 0);
    if (!@socket_bind($receiver, $host)) {
        continue; // no IPv6 here
    }
    socket_getsockname($receiver, $address, $port);
    $info = $family === AF_INET
        ? ['level' => IPPROTO_IP, 'type' => IP_PKTINFO,
        'data' => ['ifindex' => 1, 'spec_dst' => $host]]
        : ['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO,
            'data' => ['ifindex' => 1, 'addr' => $host]];
    $name = ['family' => $family, 'addr' => $host, 'port' => $port, 'flowinfo' => 0,
        'scope_id' => 0];
    socket_sendmsg(socket_create($family, SOCK_DGRAM, 0),
        referenced(['name' => $name, 'iov' => ['x'], 'control' => [$info]])) === 1
        || print "not sent\n";
    socket_read($receiver, 10) === 'x' || print "not received\n";
}

// What user code assigns meanwhile changes nothing.
class Changer
{
    public function __toString(): string
    {
        $GLOBALS['parts'] = null;
        $GLOBALS['control'] = ['gone'];
        $GLOBALS['rights'] = [];
        $GLOBALS['file'] = 'closed';
        gc_collect_cycles();
        return (string) SCM_RIGHTS;
    }
}
[$a, $b] = pair(SOCK_DGRAM);
$parts = [str_repeat('a', 3), str_repeat('b', 3)];
$file = tmpfile();
$rights = [STDIN, &$file];
$control = [
    ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => &$rights],
    ['level' => SOL_SOCKET, 'type' => new Changer(), 'data' => [STDIN]],
];
var_dump(socket_sendmsg($a, ['iov' => &$parts, 'control' => &$control]));
var_dump(array_map(static fn (array $one) => count($one['data']), receive($b)[1]['control']));

// A message that was received can be sent on.
[$c, $d] = pair(SOCK_DGRAM);
socket_write($a, 'forwarded');
[, $message] = receive($b, more: ['name' => []]);
var_dump($message['name'], socket_sendmsg($c, $message), socket_read($d, 100));
?>
--EXPECT--
int(5)
int(5)
array(1) {
  [0]=>
  string(5) "text5"
}
array(2) {
  [0]=>
  int(2)
  [1]=>
  int(1)
}
bool(true)
int(1)
int(6)
array(1) {
  [0]=>
  int(3)
}
NULL
int(9)
string(9) "forwarded"
