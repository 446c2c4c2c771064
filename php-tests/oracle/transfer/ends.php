<?php

// The patterns of programs that read: over and over, on every kind of socket, with every function
// that reads, when the peer has left, has half closed, has reset, is silent, or has sent something.
// What a loop sees decides whether it ever ends.

require __DIR__ . '/../lib.php';

/** @return array{Socket, Socket} */
function tcp(): array
{
    [$listener, $port] = listener();
    $client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
    socket_connect($client, '127.0.0.1', $port);
    return [$client, socket_accept($listener)];
}

/** @return array{Socket, Socket} */
function udp(): array
{
    [$receiver, $port] = listener(SOCK_DGRAM);
    $sender = socket_create(AF_INET, SOCK_DGRAM, 0);
    socket_connect($sender, '127.0.0.1', $port);
    return [$sender, $receiver];
}

$kinds = [
    'TCP' => tcp(...),
    'AF_UNIX' => pair(...),
    'packets' => static fn () => pair(SOCK_SEQPACKET),
    'datagrams' => static fn () => pair(SOCK_DGRAM),
    'UDP' => udp(...),
];

// What becomes of the connection before the reader looks.
$fates = [
    'left' => static function (&$peer) {
        $peer = null;
    },
    'left, data' => static function (&$peer) {
        socket_write($peer, "data\n");
        $peer = null;
    },
    'half closed, data' => static function (&$peer) {
        socket_write($peer, "one\ntwo\n");
        socket_shutdown($peer, 1);
    },
    'own end shut' => static function (&$peer, $reader) {
        @socket_shutdown($reader, 0);
    },
    'reset' => static function (&$peer, $reader) {
        @socket_write($reader, 'unread');
        @socket_set_option($peer, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
        $peer = null;
    },
    'reset, data' => static function (&$peer, $reader) {
        socket_write($peer, "data\n");
        @socket_write($reader, 'unread');
        @socket_set_option($peer, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
        $peer = null;
    },
    'silent' => static fn () => null,
    'data' => static fn ($peer) => socket_write($peer, "one\ntwo\n"),
    'empty' => static fn ($peer) => socket_send($peer, '', 0, 0),
];

$readers = [
    'read' => static fn ($s) => socket_read($s, 100),
    'read 3' => static fn ($s) => socket_read($s, 3),
    'line' => static fn ($s) => socket_read($s, 100, PHP_NORMAL_READ),
    'recv' => static fn ($s) => [socket_recv($s, $data, 100, 0), $data],
    'recv, peek' => static fn ($s) => [socket_recv($s, $data, 100, MSG_PEEK), $data],
    'recv, all' => static fn ($s) => [socket_recv($s, $data, 100, MSG_WAITALL), $data],
    'recv, now' => static fn ($s) => [socket_recv($s, $data, 100, MSG_DONTWAIT), $data],
    'recvfrom' => static function ($s) {
        $data = $name = $port = 'before';
        return [socket_recvfrom($s, $data, 100, 0, $name, $port), $data];
    },
    'recvmsg' => static function ($s) {
        $message = ['controllen' => 100];
        return [socket_recvmsg($s, $message), $message['iov'] ?? null];
    },
    'select' => static function ($s) {
        $read = [$s];
        $write = $except = null;
        return socket_select($read, $write, $except, 0);
    },
];

$modes = [
    'blocking' => static fn () => null,
    'non-blocking' => static fn ($s) => socket_set_nonblock($s),
    'with a time-out' => static fn ($s) =>
        socket_set_option($s, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 10_000]),
];

/** Whether stock or ours would wait for ever, or what they give is the subject of ./lines.php. */
function left_out(string $kind, string $fate, string $reader, string $mode): bool
{
    $message = !in_array($kind, ['TCP', 'AF_UNIX'], true);
    $connected = !in_array($kind, ['UDP', 'datagrams'], true);
    if ($reader === 'line') {
        // A line out of a message is another matter; and a silent peer is waited for.
        return $message || in_array($fate, ['silent', 'data', 'empty'], true);
    }
    if ($mode !== 'blocking' || $reader === 'select' || $reader === 'recv, now') {
        return false;
    }
    return in_array($fate, ['silent', 'data', 'empty'], true) || !$connected;
}

foreach ($kinds as $kind => $make) {
    foreach ($fates as $fate => $meet) {
        foreach ($readers as $reader => $read) {
            foreach ($modes as $mode => $prepare) {
                if (left_out($kind, $fate, $reader, $mode)) {
                    continue;
                }
                check("$kind, $fate, $mode: $reader",
                    static function () use ($make, $meet, $read, $prepare) {
                    [$peer, $socket] = $make();
                    $prepare($socket);
                    @$meet($peer, $socket);
                    // What is on its way has arrived: loopback delivers before the call returns.
                    $seen = [];
                    for ($i = 0; $i < 4; $i++) {
                        socket_clear_error($socket);
                        $seen[] = [$read($socket), socket_last_error($socket)];
                    }
                    return $seen;
                });
            }
        }
    }
}

// Loops as programs have them, which must end.
foreach (['TCP' => tcp(...), 'AF_UNIX' => pair(...)] as $kind => $make) {
    foreach (['blocking', 'non-blocking'] as $mode) {
        $loop = static function (callable $goes_on, string $data, int $length) use ($make, $mode) {
            [$peer, $socket] = $make();
            socket_write($peer, $data);
            $peer = null;
            if ($mode === 'non-blocking') {
                socket_set_nonblock($socket);
            }
            $got = [];
            do {
                $line = @socket_read($socket, $length, PHP_NORMAL_READ);
                $got[] = $line;
            } while ($goes_on($line) && count($got) < 10);
            return [$got, socket_last_error($socket)];
        };
        foreach (['', "a\n", "a\nb\r\n", "long line\nshort\n"] as $data) {
            $label = "loop over $kind, $mode, " . addcslashes($data, "\0..\37");
            check("$label until false",
                static fn () => $loop(static fn ($line) => $line !== false, $data, 4));
            check("$label until false or nothing",
                static fn () => $loop(static fn ($line) => $line !== false && $line !== '',
                $data, 4));
            check("$label while true",
                static fn () => $loop(static fn ($line) => (bool) $line, $data, 100));
        }
    }
}
