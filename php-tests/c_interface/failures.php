<?php

/*
 * Every function that takes a Socket, on Sockets on which it fails; and what the Socket's C fields
 * are afterwards. Other extensions refuse a Socket whose field `error` is not 0, read the number
 * and look at the stream. Included by program.php.
 */

/** A number that no open file has. */
const NO_FILE = 50;

/**
 * Sockets on which nothing waits. What a case must keep alive beside its Socket comes behind it.
 * @return array<string, Closure(): list>
 */
function failing_sockets(): array
{
    $nonblocking = static function (Socket ...$sockets): array {
        array_map('socket_set_nonblock', $sockets);
        return $sockets;
    };
    $numbered = static function (int $number) {
        [$a] = pair();
        consumer_close(consumer_detach($a));
        consumer_set($a, 'bsd_socket', $number);
        return [$a];
    };
    return [
        'silent pair' => static fn () => $nonblocking(...pair()),
        'silent datagrams' => static fn () => $nonblocking(...pair(SOCK_DGRAM)),
        'silent packets' => static fn () => $nonblocking(...pair(SOCK_SEQPACKET)),
        'peer gone' => static fn () => [pair()[0]],
        'packets, peer gone' => static fn () => [pair(SOCK_SEQPACKET)[0]],
        'peer gone, non-blocking' => static fn () => $nonblocking(pair()[0]),
        'listener' => static fn () => $nonblocking(socket_create_listen(0)),
        'not connected' => static fn () => $nonblocking(socket_create(AF_INET, SOCK_STREAM, 0)),
        'not connected, AF_UNIX' => static fn () =>
            $nonblocking(socket_create(AF_UNIX, SOCK_STREAM, 0)),
        'UDP' => static fn () => $nonblocking(socket_create(AF_INET, SOCK_DGRAM, 0)),
        'UDP, IPv6' => static fn () => $nonblocking(socket_create(AF_INET6, SOCK_DGRAM, 0)),
        'no file' => static fn () => $numbered(NO_FILE),
        'no socket' => static fn () => $numbered(NO_FILE), // its number is put in below
        'closed' => static function () {
            [$a] = pair();
            socket_close($a);
            return [$a];
        },
        'exported, closed' => static function () {
            [$a, $b] = pair();
            $stream = socket_export_stream($a);
            socket_close($a);
            return [$a, $b, $stream];
        },
        'exported stream closed' => static function () {
            [$a, $b] = pair();
            fclose(socket_export_stream($a));
            return [$a, $b];
        },
        'imported stream closed' => static function () {
            [$one, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
            $socket = socket_import_stream($one);
            fclose($one);
            return [$socket, $other];
        },
    ];
}

/** @return array<string, Closure(Socket, string): mixed> */
function calls(): array
{
    $host = static fn (Socket $s): string => consumer_fields($s)['type'] === AF_INET6 ? '::1'
        : '127.0.0.1';
    $calls = [
        'write' => fn ($s) => socket_write($s, 'x'),
        'write, negative' => fn ($s) => socket_write($s, 'x', -1),
        'read' => fn ($s) => socket_read($s, 10),
        'read, no length' => fn ($s) => socket_read($s, 0),
        'read a line' => fn ($s, $kind) => str_contains($kind, 'silent')
            || str_starts_with($kind, 'UDP') ? 'waits' : socket_read($s, 10, PHP_NORMAL_READ),
        'recv' => fn ($s) => [socket_recv($s, $data, 10, 0), $data],
        'recv, no length' => fn ($s) => [socket_recv($s, $data, 0, 0), $data],
        'recv, out of band' => fn ($s) => [socket_recv($s, $data, 1, MSG_OOB), $data],
        'recvfrom' => fn ($s) => [socket_recvfrom($s, $data, 10, 0, $name, $port), $data],
        'send' => fn ($s) => socket_send($s, 'x', 1, MSG_OOB),
        'sendto' => fn ($s) => socket_sendto($s, 'x', 1, 0, $host($s), 0),
        'sendto, no port' => fn ($s) => socket_sendto($s, 'x', 1, 0, $host($s)),
        'bind' => fn ($s) => socket_bind($s,
            consumer_fields($s)['type'] === AF_UNIX ? '/' : '203.0.113.1', 1),
        'bind, out of range' => fn ($s) => consumer_fields($s)['type'] === AF_UNIX
            ? socket_bind($s, str_repeat('x', 200)) : socket_bind($s, '203.0.113.1', 70_000),
        'connect' => fn ($s) => socket_connect($s,
            consumer_fields($s)['type'] === AF_UNIX ? '/' : $host($s), 1),
        'connect, no port' => fn ($s) => socket_connect($s, $host($s)),
        'listen' => fn ($s) => socket_listen($s),
        'accept' => fn ($s) => socket_accept($s),
        'set_block' => fn ($s) => socket_set_block($s),
        'set_nonblock' => fn ($s) => socket_set_nonblock($s),
        'shutdown' => fn ($s) => socket_shutdown($s),
        'shutdown, no such mode' => fn ($s) => socket_shutdown($s, 99),
        'getsockname' => fn ($s) => socket_getsockname($s, $name),
        'getpeername' => fn ($s) => socket_getpeername($s, $name),
        'get_option' => fn ($s) => socket_get_option($s, SOL_SOCKET, 9999),
        'get_option, an array' => fn ($s) => socket_get_option($s, SOL_SOCKET, SO_LINGER)['l_onoff']
            ?? 'none',
        'get_option, a name' => fn ($s) => is_array(socket_get_option($s, SOL_TCP, TCP_CONGESTION)),
        'get_option, packet info' => fn ($s) =>
            is_array(socket_get_option($s, IPPROTO_IPV6, IPV6_PKTINFO)),
        'set_option' => fn ($s) => socket_set_option($s, SOL_SOCKET, 9999, 1),
        'set_option, an array' => fn ($s) =>
            socket_set_option($s, SOL_SOCKET, SO_LINGER, ['l_onoff' => 0, 'l_linger' => 0]),
        'set_option, a key missing' => fn ($s) =>
            socket_set_option($s, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0]),
        'set_option, a string' => fn ($s) =>
            socket_set_option($s, SOL_TCP, TCP_CONGESTION, 'no such'),
        'set_option, a group' => fn ($s) =>
            socket_set_option($s, IPPROTO_IP, MCAST_JOIN_GROUP,
            ['group' => '127.0.0.1', 'interface' => 'lo']),
        'set_option, no group' => fn ($s) =>
            socket_set_option($s, IPPROTO_IP, MCAST_JOIN_GROUP, []),
        'set_option, time to live' => fn ($s) =>
            socket_set_option($s, IPPROTO_IP, IP_MULTICAST_TTL, 1000),
        'set_option, hops' => fn ($s) =>
            socket_set_option($s, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, 1),
        'sendmsg' => fn ($s) => socket_sendmsg($s, ['iov' => ['x']]),
        'sendmsg, no message' => fn ($s) => socket_sendmsg($s, ['iov' => 1]),
        'recvmsg' => function ($s) {
            $message = ['controllen' => 100];
            return socket_recvmsg($s, $message);
        },
        'recvmsg, out of band' => function ($s) {
            $message = ['controllen' => 100];
            return socket_recvmsg($s, $message, MSG_OOB);
        },
        'recvmsg, no message' => function ($s) {
            $message = [];
            return socket_recvmsg($s, $message);
        },
        'select' => function ($s) {
            $read = [$s];
            $write = $except = null;
            return socket_select($read, $write, $except, 0);
        },
        'select, negative' => function ($s) {
            $read = $except = null;
            $write = [$s];
            return socket_select($read, $write, $except, -1);
        },
        'last_error' => fn ($s) => socket_last_error($s),
        'clear_error' => fn ($s) => socket_clear_error($s),
        'export' => fn ($s) => gettype(socket_export_stream($s)),
        'close' => fn ($s) => socket_close($s),
    ];
    if (function_exists('socket_atmark') && PHP_VERSION_ID >= 80300) {
        $calls['atmark'] = fn ($s) => socket_atmark($s);
    }
    return $calls;
}

foreach (failing_sockets() as $kind => $make) {
    foreach (calls() as $name => $call) {
        // What the difference is for: stock cannot close such a Socket, and takes its number for
        // another file's.
        if (str_ends_with($kind, 'stream closed') && $name === 'close') {
            continue;
        }
        $kept = $make();
        $file = fopen('/dev/null', 'r+');
        if ($kind === 'no socket') {
            consumer_set($kept[0], 'bsd_socket', consumer_fileno($file));
        }
        $before = consumer_fd($kept[0]);
        check("$kind: $name", fn () => $call($kept[0], $kind));
        $fields = consumer_fields($kept[0]);
        $fields['same number'] = consumer_fd($kept[0]) === $before;
        echo "  $kind: $name: ", json_encode($fields), "\n";
        if (in_array($kind, ['no file', 'no socket'], true)) {
            consumer_set($kept[0], 'bsd_socket', -1);
        }
    }
}
