--TEST--
socket_recvmsg, socket_sendmsg: time stamps, packet information and numbers as values
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

/** A UDP socket on loopback, with options switched on, and its port. */
function receiver(int $family, array $options): array
{
    $socket = socket_create($family, SOCK_DGRAM, 0);
    socket_bind($socket, $family === AF_INET ? '127.0.0.1' : '::1');
    socket_getsockname($socket, $address, $port);
    foreach ($options as [$level, $option]) {
        socket_set_option($socket, $level, $option, 1) || print "no option $option\n";
    }
    return [$socket, ['addr' => $address, 'port' => $port]];
}

/** The data of a message's control messages, by their types. */
function control(Socket $from, int $flags = 0): array
{
    return array_column(receive($from, flags: $flags)[1]['control'], 'data', 'type');
}

$now = static fn (array $time) => $time['sec'] >= $GLOBALS['start'] && $time['sec'] <= time() + 1;
$start = time() - 1;

// Time stamps, of messages of AF_UNIX as well.
foreach ([[SO_TIMESTAMP, SCM_TIMESTAMP], [SO_TIMESTAMPNS, SCM_TIMESTAMPNS]] as [$option, $type]) {
    [$a, $b] = pair(SOCK_DGRAM);
    socket_set_option($b, SOL_SOCKET, $option, 1);
    socket_write($a, 'x');
    $data = control($b)[$type];
    var_dump(array_keys($data), $now($data), $data[array_key_last($data)] < 1e9);
}
// (With SO_TIMESTAMPNS the kernel stamps what no device has stamped yet.)
[$udp, $name] = receiver(AF_INET, [[SOL_SOCKET, SO_TIMESTAMPNS]]);
socket_set_option($udp, SOL_SOCKET, SO_TIMESTAMPING,
    SOF_TIMESTAMPING_RX_SOFTWARE | SOF_TIMESTAMPING_SOFTWARE);
$sender = socket_create(AF_INET, SOCK_DGRAM, 0);
socket_sendmsg($sender, ['name' => $name, 'iov' => ['x']]);
$data = control($udp)[SCM_TIMESTAMPING];
var_dump(count($data), $now($data[0]), $data[1] === ['sec' => 0, 'nsec' => 0],
    $data[2] === ['sec' => 0, 'nsec' => 0]);

// What is stamped when it is sent comes back by the error queue.
socket_set_option($sender, SOL_SOCKET, SO_TIMESTAMPING,
    SOF_TIMESTAMPING_SOFTWARE | SOF_TIMESTAMPING_OPT_TSONLY);
socket_sendmsg($sender, ['name' => $name, 'iov' => ['x'], 'control' => [
    ['level' => SOL_SOCKET, 'type' => SO_TIMESTAMPING, 'data' => SOF_TIMESTAMPING_TX_SOFTWARE],
]]);
$read = [$sender];
$none = null;
socket_select($read, $none, $none, 10);
$control = control($sender, MSG_ERRQUEUE);
var_dump($now($control[SCM_TIMESTAMPING][0]),
    $control[IP_RECVERR]['origin'] === SO_EE_ORIGIN_TIMESTAMPING);

// IPv4: where a datagram came in and was sent to, its time to live, its type of service.
[$udp, $name] = receiver(AF_INET,
    [[IPPROTO_IP, IP_PKTINFO], [IPPROTO_IP, IP_RECVTTL], [IPPROTO_IP, IP_RECVTOS]]);
socket_sendmsg($sender, ['name' => $name, 'iov' => ['x'], 'control' => [
    ['level' => IPPROTO_IP, 'type' => IP_PKTINFO,
        'data' => ['spec_dst' => '127.0.0.9', 'ifindex' => 'lo']],
    ['level' => IPPROTO_IP, 'type' => IP_TTL, 'data' => 7],
    ['level' => IPPROTO_IP, 'type' => IP_TOS, 'data' => 0xb8],
]]);
[, $message] = receive($udp, more: ['name' => []]);
$control = array_column($message['control'], 'data', 'type');
ksort($control);
var_dump($message['name']['addr'], $control === [
    IP_TOS => 0xb8,
    IP_TTL => 7,
    IP_PKTINFO => ['ifindex' => $control[IP_PKTINFO]['ifindex'], 'spec_dst' => '127.0.0.1',
        'addr' => '127.0.0.1'],
], $control[IP_PKTINFO]['ifindex'] > 0);
// An answer leaves from where the question came to.
var_dump(socket_sendmsg($udp,
    ['name' => $message['name'], 'iov' => ['y'],
    'control' => [['type' => IP_PKTINFO] + $message['control'][0]]]));

// Nobody is there: who says so.
socket_set_option($sender, IPPROTO_IP, IP_RECVERR, 1);
socket_close($udp);
socket_sendmsg($sender, ['name' => $name, 'iov' => ['lost']]);
[$result, $message] = receive($sender, flags: MSG_ERRQUEUE, more: ['name' => []]);
$error = array_column($message['control'], 'data', 'type')[IP_RECVERR];
var_dump($result, $message['name'] === ['family' => AF_INET] + $name, $message['iov'],
    $error['errno'] === SOCKET_ECONNREFUSED,
    $error['origin'] === SO_EE_ORIGIN_ICMP, [$error['type'], $error['code']], $error['offender']);

// A number of what did not fit.
[$udp, $name] = receiver(AF_INET, [[SOL_SOCKET, SO_RXQ_OVFL]]);
socket_set_option($udp, SOL_SOCKET, SO_RCVBUF, 1);
$sender = socket_create(AF_INET, SOCK_DGRAM, 0);
for ($i = 0; $i < 100; $i++) {
    socket_sendmsg($sender, ['name' => $name, 'iov' => [str_repeat('x', 1000)]]);
}
while (@socket_recv($udp, $data, 10, MSG_DONTWAIT));
socket_sendmsg($sender, ['name' => $name, 'iov' => ['x']]);
var_dump(control($udp)[SO_RXQ_OVFL] > 50);

// Datagrams that were sent as one come as one.
[$udp, $name] = receiver(AF_INET, [[SOL_UDP, UDP_GRO]]);
socket_sendmsg($sender, ['name' => $name, 'iov' => [str_repeat('x', 50)],
    'control' => [['level' => SOL_UDP, 'type' => UDP_SEGMENT, 'data' => 20]]]);
[$result, $message] = receive($udp);
echo $result, ' ', json_encode($message['control']), "\n";

echo implode(' ', array_map(static fn (array $kind) => socket_cmsg_space(...$kind), [
    [SOL_SOCKET, SCM_TIMESTAMP], [SOL_SOCKET, SCM_TIMESTAMPNS], [SOL_SOCKET, SCM_TIMESTAMPING],
    [IPPROTO_IP, IP_PKTINFO], [IPPROTO_IP, IP_TTL],
    [IPPROTO_IP, IP_TOS], [IPPROTO_IP, IP_RECVERR], [IPPROTO_IPV6, IPV6_RECVERR],
    [SOL_UDP, UDP_GRO], [SOL_SOCKET, SO_RXQ_OVFL],
    [SOL_SOCKET, SCM_SECURITY], [SOL_SOCKET, SCM_SECURITY, 1000],
])), "\n";
?>
--EXPECT--
array(2) {
  [0]=>
  string(3) "sec"
  [1]=>
  string(4) "usec"
}
bool(true)
bool(true)
array(2) {
  [0]=>
  string(3) "sec"
  [1]=>
  string(4) "nsec"
}
bool(true)
bool(true)
int(3)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
string(9) "127.0.0.9"
bool(true)
bool(true)
int(1)
int(4)
bool(true)
array(1) {
  [0]=>
  string(4) "lost"
}
bool(true)
bool(true)
array(2) {
  [0]=>
  int(3)
  [1]=>
  int(3)
}
array(3) {
  ["family"]=>
  int(2)
  ["addr"]=>
  string(9) "127.0.0.1"
  ["port"]=>
  int(0)
}
bool(true)
50 [{"level":17,"type":104,"data":20}]
32 32 64 32 24 24 48 64 24 24 272 1016
