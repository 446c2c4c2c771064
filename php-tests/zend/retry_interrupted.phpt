--TEST--
sockets.retry_interrupted: calls that a signal interrupts run its handler and go on
--EXTENSIONS--
pcntl
posix
--SKIPIF--
<?php
if (ini_get('sockets.retry_interrupted') === false) {
    die('skip stock has no such setting');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

/** Signals this process when it waits, and does $then when it waits again. */
function interrupt(callable $then): Closure
{
    $parent = getmypid();
    return fork(function () use ($parent, $then) {
        $wait = function () use ($parent) {
            while (!str_contains(file_get_contents("/proc/$parent/stat"), ') S ')) {
                posix_getppid();
            }
        };
        $wait();
        posix_kill($parent, SIGUSR1);
        $wait();
        $then();
        return 0;
    });
}
/** A listener that answers nobody, for its queue is full, its port, and who fills the queue. */
function full_listener(): array
{
    $listener = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_bind($listener, '127.0.0.1', 0);
    socket_listen($listener, 0);
    socket_getsockname($listener, $address, $port);
    $clients = [];
    do {
        $clients[] = $client = socket_create(AF_INET, SOCK_STREAM, 0);
        socket_set_option($client, SOL_SOCKET, SO_SNDTIMEO, ['sec' => 0, 'usec' => 100000]);
    } while (@socket_connect($client, '127.0.0.1', $port));
    return [$listener, $port, $clients];
}

/** Takes what waits. The kernel asks again for the others, within a second or so. */
function empty_queue(Socket $listener): void
{
    for ($i = 0; $i < 3; $i++) {
        socket_accept($listener);
    }
}
$handled = 0;
pcntl_async_signals(true);
pcntl_signal(SIGUSR1, function () use (&$handled) {
    $handled++;
}, false);

$listener = socket_create_listen(0);
socket_getsockname($listener, $address, $port);
$calls = [
    'socket_write' => function () {
        [$a, $b] = pair();
        while (socket_send($a, str_repeat('x', 65536), 65536, MSG_DONTWAIT) !== false) {
        }
        $child = interrupt(fn () => socket_recv($b, $data, 16 << 20, MSG_DONTWAIT));
        return [socket_write($a, 'x'), $child()];
    },
    'socket_send' => function () {
        [$a, $b] = pair();
        while (socket_send($a, str_repeat('x', 65536), 65536, MSG_DONTWAIT) !== false) {
        }
        $child = interrupt(fn () => socket_recv($b, $data, 16 << 20, MSG_DONTWAIT));
        return [socket_send($a, 'x', 1, 0), $child()];
    },
    'socket_read' => function () {
        [$a, $b] = pair();
        $child = interrupt(fn () => socket_write($b, 'x'));
        return [socket_read($a, 10), $child()];
    },
    'socket_read, a line' => function () {
        [$a, $b] = pair();
        socket_write($b, 'ab');
        $child = interrupt(fn () => socket_write($b, "c\n"));
        return [socket_read($a, 10, PHP_NORMAL_READ), $child()];
    },
    'socket_recv' => function () {
        [$a, $b] = pair();
        $child = interrupt(fn () => socket_write($b, 'x'));
        return [socket_recv($a, $data, 10, 0), $data, $child()];
    },
    'socket_recv, time-out' => function () {
        [$a, $b] = pair();
        socket_set_option($a, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 300000]);
        $child = interrupt(fn () => null);
        $began = hrtime(true);
        return [socket_recv($a, $data, 10, 0), socket_last_error($a) === SOCKET_EAGAIN,
            hrtime(true) - $began >= 290e6, $child()];
    },
    'socket_recvfrom' => function () {
        [$a, $b] = pair(SOCK_DGRAM);
        $child = interrupt(fn () => socket_write($b, 'x'));
        return [socket_recvfrom($a, $data, 10, 0, $from), $data, $child()];
    },
    'socket_recvmsg' => function () {
        [$a, $b] = pair();
        $child = interrupt(fn () => socket_write($b, 'x'));
        $message = ['controllen' => 100];
        return [socket_recvmsg($a, $message), $message['iov'], $child()];
    },
    'socket_recvmsg, time-out' => function () {
        [$a, $b] = pair();
        socket_set_option($a, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 300000]);
        $child = interrupt(fn () => null);
        $began = hrtime(true);
        $message = ['controllen' => 100];
        error_clear_last();
        // As one that was not interrupted: with a warning, and the Socket's own code stays.
        return [socket_recvmsg($a, $message), isset(error_get_last()['message']),
            socket_last_error() === SOCKET_EAGAIN, socket_last_error($a),
            hrtime(true) - $began >= 290e6, $child()];
    },
    'socket_select' => function () {
        [$a, $b] = pair();
        $child = interrupt(fn () => socket_write($b, 'x'));
        $read = [$a];
        return [socket_select($read, $none, $none, 100), count($read), $child()];
    },
    'socket_select, time-out' => function () {
        [$a, $b] = pair();
        $child = interrupt(fn () => null);
        $began = hrtime(true);
        $read = [$a];
        return [socket_select($read, $none, $none, 0, 300000), count($read),
            hrtime(true) - $began >= 290e6, $child()];
    },
    'socket_sendmsg' => function () {
        [$a, $b] = pair();
        while (socket_send($a, str_repeat('x', 65536), 65536, MSG_DONTWAIT) !== false) {
        }
        $child = interrupt(fn () => socket_recv($b, $data, 16 << 20, MSG_DONTWAIT));
        return [socket_sendmsg($a, ['iov' => ['x']]), $child()];
    },
    'socket_connect' => function () {
        [$listener, $port, $clients] = full_listener();
        $socket = socket_create(AF_INET, SOCK_STREAM, 0);
        $child = interrupt(fn () => empty_queue($listener));
        return [socket_connect($socket, '127.0.0.1', $port), $child()];
    },
    'socket_connect, time-out' => function () {
        [$listener, $port, $clients] = full_listener();
        $socket = socket_create(AF_INET, SOCK_STREAM, 0);
        socket_set_option($socket, SOL_SOCKET, SO_SNDTIMEO, ['sec' => 0, 'usec' => 300000]);
        $child = interrupt(fn () => null);
        $began = hrtime(true);
        return [socket_connect($socket, '127.0.0.1', $port),
            socket_last_error($socket) === SOCKET_EINPROGRESS, hrtime(true) - $began >= 290e6,
            $child()];
    },
    'socket_addrinfo_connect' => function () {
        [$listener, $port, $clients] = full_listener();
        $address = socket_addrinfo_lookup('127.0.0.1', (string) $port,
            ['ai_socktype' => SOCK_STREAM])[0];
        $child = interrupt(fn () => empty_queue($listener));
        return [get_class(socket_addrinfo_connect($address)), $child()];
    },
    'socket_accept' => function () use ($listener, $port) {
        $child = interrupt(fn () =>
            socket_connect(socket_create(AF_INET, SOCK_STREAM, 0), '127.0.0.1', $port));
        return [get_class(socket_accept($listener)), $child()];
    },
    'socket_accept, time-out' => function () use ($listener) {
        socket_set_option($listener, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 300000]);
        $child = interrupt(fn () => null);
        $began = hrtime(true);
        $accepted = socket_accept($listener);
        return [$accepted, socket_last_error() === SOCKET_EAGAIN, hrtime(true) - $began >= 290e6,
            $child()];
    },
];
foreach ([0, 1] as $on) {
    ini_set('sockets.retry_interrupted', $on);
    foreach ($on ? $calls : array_slice($calls, 0, 1) as $name => $call) {
        $handled = 0;
        echo "$on $name: ", json_encode(@$call()), " $handled\n";
    }
}
// What a handler leaves of a message that it reads a line of comes before the next message.
foreach ([
    'socket_read' => fn ($a) => socket_read($a, 10),
    'socket_recv' => fn ($a) => [socket_recv($a, $data, 10, 0), $data],
    'socket_recvmsg' => function ($a) {
        $message = ['controllen' => 100];
        return [socket_recvmsg($a, $message), $message['iov']];
    },
] as $name => $call) {
    [$a, $b] = pair(SOCK_DGRAM);
    pcntl_signal(SIGUSR1, function () {
        global $a, $b;
        socket_write($b, "line\nrest");
        socket_write($b, 'next');
        socket_read($a, 10, PHP_NORMAL_READ);
    }, false);
    $child = interrupt(fn () => null);
    echo "$name, a handler that reads: ", json_encode([$call($a), $child()]), "\n";
}
pcntl_signal(SIGUSR1, fn () => throw new Exception('enough'), false);
show('a handler that throws', function () {
    [$a, $b] = pair();
    while (socket_send($a, str_repeat('x', 65536), 65536, MSG_DONTWAIT) !== false) {
    }
    $child = interrupt(fn () => null);
    try {
        return socket_write($a, 'x');
    } finally {
        $child();
    }
});
?>
--EXPECT--
0 socket_write: [false,0] 1
1 socket_write: [1,0] 1
1 socket_send: [1,0] 1
1 socket_read: ["x",0] 1
1 socket_read, a line: ["abc\n",0] 1
1 socket_recv: [1,"x",0] 1
1 socket_recv, time-out: [false,true,true,0] 1
1 socket_recvfrom: [1,"x",0] 1
1 socket_recvmsg: [1,["x"],0] 1
1 socket_recvmsg, time-out: [false,true,true,0,true,0] 1
1 socket_select: [1,1,0] 1
1 socket_select, time-out: [0,0,true,0] 1
1 socket_sendmsg: [1,0] 1
1 socket_connect: [true,0] 1
1 socket_connect, time-out: [false,true,true,0] 1
1 socket_addrinfo_connect: ["Socket",0] 1
1 socket_accept: ["Socket",0] 1
1 socket_accept, time-out: [false,true,true,0] 1
socket_read, a handler that reads: ["rest",0]
socket_recv, a handler that reads: [[4,"rest"],0]
socket_recvmsg, a handler that reads: [[4,["rest"]],0]
a handler that throws: Exception: enough
