<?php

/*
 * A little chat room: members join a multicast group on the loopback interface, one speaks, all
 * hear it. One who has blocked the speaker hears nothing, nor does one who has left; and questions
 * are answered to the asker alone.
 *
 *     php examples/udp_multicast.php
 *
 * Prints what everybody heard, and exits with 1 if it is not what it should be.
 */

error_reporting(E_ALL);
set_error_handler(static fn (int $level, string $text) => throw new RuntimeException($text));

const INTERFACE_NAME = 'lo';
/** Of our own: what others on this machine have joined would arrive here as well. */
define('GROUP', '239.255.' . (getmypid() >> 8 & 255) . '.' . (getmypid() & 255));
const ROOM = ['group' => GROUP, 'interface' => INTERFACE_NAME];

/**
 * Linux's number, for which PHP has no name: whether a socket hears of groups that only others have
 * joined.
 */
const IP_MULTICAST_ALL = 49;

/** @var array<string, list<string>> name => what the member heard */
$heard = [];

/** One who listens on the group's port. All members share it. */
function member(int $port): Socket
{
    $socket = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
    socket_set_option($socket, SOL_SOCKET, SO_REUSEADDR, 1);
    socket_set_option($socket, IPPROTO_IP, IP_MULTICAST_ALL, 0);
    socket_bind($socket, GROUP, $port);
    socket_set_option($socket, IPPROTO_IP, MCAST_JOIN_GROUP, ROOM);
    return $socket;
}

/** One who speaks to the group, and is spoken to at an address of its own. */
function speaker(): Socket
{
    $socket = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
    socket_bind($socket, '127.0.0.1', 0);
    socket_set_option($socket, IPPROTO_IP, IP_MULTICAST_IF, INTERFACE_NAME);
    socket_set_option($socket, IPPROTO_IP, IP_MULTICAST_TTL, 1);
    socket_set_option($socket, IPPROTO_IP, IP_MULTICAST_LOOP, true);
    return $socket;
}

/**
 * Lets the members hear what has been said, until $expected words were heard, and answers
 * questions.
 *
 * @param array<string, Socket> $members
 */
function listen(array $members, int $expected): void
{
    global $heard;
    while ($expected > 0) {
        $ready = $members;
        $none = null;
        if (socket_select($ready, $none, $none, 10) < 1) {
            throw new RuntimeException('nobody speaks any more');
        }
        foreach ($ready as $name => $socket) {
            socket_recvfrom($socket, $words, 1500, 0, $address, $port);
            $heard[$name][] = $words;
            $expected--;
            if (str_ends_with($words, '?')) {
                socket_sendto($socket, "$name is", strlen("$name is"), 0, $address, $port);
            }
        }
    }
}

function say(Socket $speaker, string $words, int $port): void
{
    if (socket_sendto($speaker, $words, strlen($words), 0, GROUP, $port) !== strlen($words)) {
        throw new RuntimeException('not all of it was said');
    }
}

$ada = member(0);
socket_getsockname($ada, $group, $port);
$members = ['Ada' => $ada, 'Ben' => member($port), 'Cleo' => member($port)];
$speaker = speaker();
printf("%d members in the room, the speaker on interface %d\n", count($members),
    socket_get_option($speaker, IPPROTO_IP, IP_MULTICAST_IF));

say($speaker, 'hello', $port);
listen($members, 3);

// Ben has heard enough of this speaker, Cleo leaves.
socket_set_option($members['Ben'], IPPROTO_IP, MCAST_BLOCK_SOURCE,
    ROOM + ['source' => '127.0.0.1']);
socket_set_option($members['Cleo'], IPPROTO_IP, MCAST_LEAVE_GROUP, ROOM);
say($speaker, 'only Ada hears this', $port);
listen($members, 1);

socket_set_option($members['Ben'], IPPROTO_IP, MCAST_UNBLOCK_SOURCE,
    ROOM + ['source' => '127.0.0.1']);
socket_set_option($members['Cleo'], IPPROTO_IP, MCAST_JOIN_GROUP, ROOM);
say($speaker, 'who is there?', $port);
listen($members, 3);

// The answers come to the speaker's own address, in any order. Should one be lost, the time-out
// ends the wait.
socket_set_option($speaker, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 10, 'usec' => 0]);
$answers = [];
foreach ($members as $ignored) {
    socket_recvfrom($speaker, $answers[], 1500, 0, $address, $from);
}
sort($answers);
echo 'answers: ', implode(', ', $answers), "\n";

// Nothing else is on its way to anybody.
foreach ($members + ['speaker' => $speaker] as $name => $socket) {
    socket_set_nonblock($socket);
    if (socket_recv($socket, $words, 1500, 0) !== false
        || socket_last_error($socket) !== SOCKET_EAGAIN) {
        throw new RuntimeException("$name heard more than there was to hear");
    }
    socket_close($socket);
}
ksort($heard);
foreach ($heard as $name => $words) {
    printf("%-5s heard: %s\n", $name, implode(', ', $words));
}
$expected = [
    'Ada' => ['hello', 'only Ada hears this', 'who is there?'],
    'Ben' => ['hello', 'who is there?'],
    'Cleo' => ['hello', 'who is there?'],
];
exit($heard === $expected && $answers === ['Ada is', 'Ben is', 'Cleo is'] ? 0 : 1);
