<?php

/*
 * When a datagram came, to the nanosecond, and by which interface: SO_TIMESTAMPNS and IP_PKTINFO,
 * which the kernel tells in control messages. The answer leaves from the address that the question
 * was sent to, which on a host with several of them is not the one that the kernel would choose.
 *
 *     php -d extension=sockets_rs examples/udp_timestamps.php
 */

$server = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
socket_bind($server, '0.0.0.0');
socket_getsockname($server, $address, $port);
socket_set_option($server, SOL_SOCKET, SO_TIMESTAMPNS, 1);
socket_set_option($server, IPPROTO_IP, IP_PKTINFO, 1);
$room = socket_cmsg_space(SOL_SOCKET, SCM_TIMESTAMPNS) + socket_cmsg_space(IPPROTO_IP, IP_PKTINFO);

$client = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
$sent = microtime(true);
foreach (['127.0.0.1', '127.0.0.2', '127.0.0.3'] as $to) {
    socket_sendto($client, "to $to", 64, 0, $to, $port);
}

$latest = 0;
for ($i = 0; $i < 3; $i++) {
    $message = ['name' => [], 'buffer_size' => 1500, 'controllen' => $room];
    socket_recvmsg($server, $message);
    $control = array_column($message['control'], 'data', 'type');
    ['sec' => $seconds, 'nsec' => $nanoseconds] = $control[SCM_TIMESTAMPNS];
    ['ifindex' => $interface, 'addr' => $to] = $control[IP_PKTINFO];
    printf("%s.%09d  interface %d  %s\n", date('H:i:s', $seconds), $nanoseconds, $interface,
        $message['iov'][0]);
    $latest = $seconds + $nanoseconds / 1e9;

    socket_sendmsg($server, [
        'name' => $message['name'],
        'iov' => ["from $to"],
        'control' => [['level' => IPPROTO_IP, 'type' => IP_PKTINFO, 'data' => ['spec_dst' => $to]]],
    ]);
    socket_recvfrom($client, $answer, 64, 0, $from, $from_port);
    if ($from !== $to || $answer !== "from $to" || $message['iov'][0] !== "to $to") {
        echo "an answer from $from where one from $to was expected\n";
        exit(1);
    }
}
printf("3 answered, the last came within %d s\n", ceil($latest - $sent));
exit((int) ($latest < $sent - 1));
