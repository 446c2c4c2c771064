--TEST--
MSG_ZEROCOPY: what is sent is what there was when the call was made, whatever becomes of the string's memory
--SKIPIF--
<?php
if (@socket_set_option(socket_create(AF_INET, SOCK_STREAM, 0), SOL_SOCKET, SO_ZEROCOPY,
    1) === false) {
    die('skip needs SO_ZEROCOPY');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$listener = socket_create_listen(0);
socket_getsockname($listener, $address, $port);

/**
 * Sends with $send until nothing more fits, and reuses the memory each time; then looks at what
 * arrives.
 */
function transfer(string $label, callable $send): void
{
    global $listener, $port;
    $client = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_connect($client, '127.0.0.1', $port);
    $server = socket_accept($listener);
    socket_set_option($client, SOL_SOCKET, SO_ZEROCOPY, 1);
    socket_set_nonblock($client);
    $count = 0;
    do {
        $data = str_repeat('a', 200_000);
        $sent = @$send($client, $data);
        $count += (int) $sent;
        unset($data);
        $other = str_repeat('b', 200_000);
        unset($other);
    } while ($sent !== false);
    echo "$label: ", $count > 200_000 ? 'sent, ' : 'nothing sent, ',
    socket_strerror(socket_last_error($client)), ', ';

    $received = '';
    while (strlen($received) < $count && ($part = socket_read($server, 1 << 20)) != '') {
        $received .= $part;
    }
    var_dump($received === str_repeat('a', $count));

    // A completion is in the error queue, which counts as something to read.
    $read = [$client];
    $none = null;
    socket_select($read, $none, $none, 10);
    $message = ['controllen' => 200];
    var_dump(socket_recvmsg($client, $message, MSG_ERRQUEUE), $message['iov']);
    ['level' => $level, 'type' => $type, 'data' => $data] = $message['control'][0];
    var_dump([$level, $type] === [IPPROTO_IP, IP_RECVERR], $data['errno'],
        $data['origin'] === SO_EE_ORIGIN_ZEROCOPY, $data['offender']);
}

transfer('send', fn (Socket $to, string $data) =>
    socket_send($to, $data, strlen($data), MSG_ZEROCOPY));
transfer('sendto', fn (Socket $to, string $data) =>
    socket_sendto($to, $data, strlen($data), MSG_ZEROCOPY, '127.0.0.1', $port));
transfer('sendmsg', fn (Socket $to, string $data) =>
    socket_sendmsg($to, ['iov' => [$data, '']], MSG_ZEROCOPY));
?>
--EXPECT--
send: sent, Resource temporarily unavailable, bool(true)
int(0)
array(0) {
}
bool(true)
int(0)
bool(true)
NULL
sendto: sent, Resource temporarily unavailable, bool(true)
int(0)
array(0) {
}
bool(true)
int(0)
bool(true)
NULL
sendmsg: sent, Resource temporarily unavailable, bool(true)
int(0)
array(0) {
}
bool(true)
int(0)
bool(true)
NULL
