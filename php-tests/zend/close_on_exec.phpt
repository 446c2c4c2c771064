--TEST--
sockets.close_on_exec: every descriptor that is created or accepted is closed by exec
--SKIPIF--
<?php
if (ini_get('sockets.close_on_exec') === false) {
    die('skip stock has no such setting');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

/** Whether a socket that $make makes is close-on-exec. */
function is_closed_by_exec(callable $make): bool
{
    $before = descriptors();
    $made = $make();
    $closed = true;
    foreach (array_diff_key(descriptors(), $before) as $fd => $_) {
        preg_match('/^flags:\s*(\d+)/m', file_get_contents("/proc/self/fdinfo/$fd"), $match);
        $closed = $closed && (octdec($match[1]) & 02000000) !== 0;
    }
    return $closed;
}
foreach ([0, 1] as $on) {
    ini_set('sockets.close_on_exec', $on);
    $listener = socket_create_listen(0);
    socket_getsockname($listener, $address, $port);
    $info = socket_addrinfo_lookup('127.0.0.1', (string) $port, ['ai_socktype' => SOCK_STREAM])[0];
    $any = socket_addrinfo_lookup('127.0.0.1', '0', ['ai_socktype' => SOCK_STREAM])[0];
    foreach ([
        'create' => fn () => socket_create(AF_INET, SOCK_STREAM, 0),
        'create_pair' => function () {
            socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
            return $pair;
        },
        'create_listen' => fn () => socket_create_listen(0),
        'addrinfo_connect' => fn () => socket_addrinfo_connect($info),
        'addrinfo_bind' => fn () => socket_addrinfo_bind($any),
    ] as $name => $make) {
        echo "$on $name: ", json_encode(is_closed_by_exec($make)), "\n";
    }
    [$a, $b] = pair();
    socket_sendmsg($a, ['iov' => ['x'],
        'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$a, STDIN]]]]);
    echo "$on recvmsg: ", json_encode(is_closed_by_exec(function () use ($b) {
        $message = ['controllen' => 100];
        socket_recvmsg($b, $message);
        return $message;
    })), "\n";
    // The kernel repeats what the extension has asked it for.
    socket_write($a, 'x');
    $message = ['controllen' => 100];
    socket_recvmsg($b, $message);
    echo "$on flags: $message[flags]\n";
    $client = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_connect($client, '127.0.0.1', $port);
    socket_accept($listener); // of addrinfo_connect
    echo "$on accept: ",
        json_encode(is_closed_by_exec(fn () => socket_accept($listener)) || !$on
        && PHP_VERSION_ID < 80400), "\n";
}
?>
--EXPECT--
0 create: false
0 create_pair: false
0 create_listen: false
0 addrinfo_connect: false
0 addrinfo_bind: false
0 recvmsg: false
0 flags: 0
0 accept: true
1 create: true
1 create_pair: true
1 create_listen: true
1 addrinfo_connect: true
1 addrinfo_bind: true
1 recvmsg: true
1 flags: 0
1 accept: true
