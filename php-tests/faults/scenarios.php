<?php

declare(strict_types=1);

/*
 * What can fail: for each function, each system call that it makes, and each errno of that call's
 * man page (and of the protocols below). By name, which begins with the function's:
 *
 *     call      gets the prepared sockets, see sockets() in child.php, and runs the one function
 *     warning   its text, without errno; or
 *     survives  its result, whatever fails
 *     fails     system calls => errnos; of "a|b" the one that the program makes, "a#2" is the
 *               second
 *     subject   the socket whose code is set with the global one, or
 *               global   only the global code is set, and every errno warns
 *               lost     the error belongs to a socket that nobody gets: as for a socket, EAGAIN
 *                        and EINPROGRESS do not warn
 */

const ERRNO_SOCKET = [
    'EACCES', 'EAFNOSUPPORT', 'EINVAL', 'EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM',
    'EPROTONOSUPPORT',
];
const ERRNO_SOCKETPAIR = [
    'EAFNOSUPPORT', 'EFAULT', 'EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM', 'EOPNOTSUPP',
    'EPROTONOSUPPORT',
];
const ERRNO_BIND = [
    'EACCES', 'EADDRINUSE', 'EBADF', 'EINVAL', 'ENOTSOCK', 'EADDRNOTAVAIL', 'EFAULT', 'ELOOP',
    'ENAMETOOLONG', 'ENOENT', 'ENOMEM', 'ENOTDIR', 'EROFS',
];
const ERRNO_LISTEN = ['EADDRINUSE', 'EBADF', 'ENOTSOCK', 'EOPNOTSUPP'];
const ERRNO_ACCEPT = [
    'EAGAIN', 'EBADF', 'ECONNABORTED', 'EFAULT', 'EINTR', 'EINVAL', 'EMFILE', 'ENFILE',
    'ENOBUFS', 'ENOMEM', 'ENOTSOCK', 'EOPNOTSUPP', 'EPERM', 'EPROTO',
];
const ERRNO_CONNECT = [
    'EACCES', 'EPERM', 'EADDRINUSE', 'EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EAGAIN', 'EALREADY',
    'EBADF', 'ECONNREFUSED', 'EFAULT', 'EINPROGRESS', 'EINTR', 'EISCONN', 'ENETUNREACH',
    'ENOTSOCK', 'EPROTOTYPE', 'ETIMEDOUT',
];
const ERRNO_WRITE = [
    'EAGAIN', 'EBADF', 'EDESTADDRREQ', 'EDQUOT', 'EFAULT', 'EFBIG', 'EINTR', 'EINVAL', 'EIO',
    'ENOSPC', 'EPERM', 'EPIPE',
];
const ERRNO_READ = [
    'EAGAIN', 'EBADF', 'ECONNRESET', 'EFAULT', 'EINTR', 'EINVAL', 'EIO', 'ENOTCONN', 'ETIMEDOUT',
];
const ERRNO_SEND = [
    'EACCES', 'EAGAIN', 'EALREADY', 'EBADF', 'ECONNRESET', 'EDESTADDRREQ', 'EFAULT', 'EINTR',
    'EINVAL', 'EISCONN', 'EMSGSIZE', 'ENOBUFS', 'ENOMEM', 'ENOTCONN', 'ENOTSOCK', 'EOPNOTSUPP',
    'EPIPE',
];
const ERRNO_RECV = [
    'EAGAIN', 'EBADF', 'ECONNREFUSED', 'EFAULT', 'EINTR', 'EINVAL', 'ENOMEM', 'ENOTCONN',
    'ENOTSOCK',
];
const ERRNO_NAME = ['EBADF', 'EFAULT', 'EINVAL', 'ENOBUFS', 'ENOTCONN', 'ENOTSOCK'];
const ERRNO_OPTION = ['EBADF', 'EFAULT', 'EINVAL', 'ENOPROTOOPT', 'ENOTSOCK', 'ENOMEM', 'EPERM'];
const ERRNO_FCNTL = ['EACCES', 'EAGAIN', 'EBADF', 'EINVAL', 'EPERM'];
const ERRNO_POLL = ['EFAULT', 'EINTR', 'ENOMEM'];
const ERRNO_SHUTDOWN = ['EBADF', 'EINVAL', 'ENOTCONN', 'ENOTSOCK'];

return [
    'socket_create_pair' => [
        'call' => static fn () => socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair),
        'warning' => 'Unable to create socket pair',
        'fails' => ['socketpair' => ERRNO_SOCKETPAIR],
        'subject' => 'global',
    ],
    'socket_create' => [
        'call' => static fn () => socket_create(AF_INET, SOCK_STREAM, 0),
        'warning' => 'Unable to create socket',
        'fails' => ['socket' => ERRNO_SOCKET],
        'subject' => 'global',
    ],
    'socket_create_listen socket' => [
        'call' => static fn () => socket_create_listen(0),
        'warning' => 'unable to create listening socket',
        'fails' => ['socket' => ERRNO_SOCKET],
        'subject' => 'global',
    ],
    'socket_create_listen bind' => [
        'call' => static fn () => socket_create_listen(0),
        'warning' => 'unable to bind to given address',
        'fails' => ['bind' => ERRNO_BIND],
        'subject' => 'global',
    ],
    'socket_create_listen listen' => [
        'call' => static fn () => socket_create_listen(0),
        'warning' => 'unable to listen on socket',
        'fails' => ['listen' => ERRNO_LISTEN],
        'subject' => 'global',
    ],
    'socket_bind' => [
        'call' => static fn ($s) => socket_bind($s['tcp'], '127.0.0.1'),
        'warning' => 'Unable to bind address',
        'fails' => ['bind' => ERRNO_BIND],
        'subject' => 'tcp',
    ],
    'socket_listen' => [
        'call' => static fn ($s) => socket_listen($s['bound']),
        'warning' => 'unable to listen on socket',
        'fails' => ['listen' => ERRNO_LISTEN],
        'subject' => 'bound',
    ],
    'socket_accept' => [
        'call' => static fn ($s) => socket_accept($s['listening']),
        'warning' => 'unable to accept incoming connection',
        'fails' => ['accept|accept4' => ERRNO_ACCEPT],
        'subject' => 'lost',
    ],
    'socket_connect' => [
        'call' => static fn ($s) => socket_connect($s['tcp'], '127.0.0.1', $s['port']),
        'warning' => 'unable to connect',
        'fails' => ['connect' => ERRNO_CONNECT],
        'subject' => 'tcp',
    ],
    'socket_write' => [
        'call' => static fn ($s) => socket_write($s['a'], 'data'),
        'warning' => 'unable to write to socket',
        'fails' => ['write' => ERRNO_WRITE],
        'subject' => 'a',
    ],
    'socket_read' => [
        'call' => static fn ($s) => socket_read($s['b'], 100),
        'warning' => 'unable to read from socket',
        'fails' => ['recvfrom' => ERRNO_READ],
        'subject' => 'b',
    ],
    'socket_read of much' => [
        'call' => static fn ($s) => socket_read($s['b'], 10_000_000),
        'warning' => 'unable to read from socket',
        'fails' => ['recvfrom' => ERRNO_READ],
        'subject' => 'b',
    ],
    'socket_read of a line: looking' => [
        'call' => static fn ($s) => socket_read($s['b'], 100, PHP_NORMAL_READ),
        'warning' => 'unable to read from socket',
        'fails' => ['recvfrom' => array_diff(ERRNO_RECV, ['EAGAIN'])],
        'subject' => 'b',
    ],
    // With nothing there to look at, it waits with a second call.
    'socket_read of a line: waiting' => [
        'call' => static function ($s) {
            ini_set('sockets.strict_normal_read', '1');
            socket_set_option($s['a'], SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 10_000]);
            return socket_read($s['a'], 100, PHP_NORMAL_READ);
        },
        'warning' => 'unable to read from socket',
        'fails' => ['recvfrom#2' => ERRNO_RECV],
        'subject' => 'a',
    ],
    'socket_read of a line: taking' => [
        'call' => static fn ($s) => socket_read($s['b'], 100, PHP_NORMAL_READ),
        'warning' => 'unable to read from socket',
        'fails' => ['recvfrom#2' => ERRNO_READ],
        'subject' => 'b',
    ],
    // What kind of socket it is decides how to look.
    'socket_read of a line: asking' => [
        'call' => static function ($s) {
            socket_write($s['a'], "another\n");
            return socket_read($s['b'], 100, PHP_NORMAL_READ);
        },
        'warning' => 'unable to read from socket',
        'fails' => ['getsockopt' => ERRNO_OPTION],
        'subject' => 'b',
    ],
    'socket_send' => [
        'call' => static fn ($s) => socket_send($s['a'], 'data', 4, 0),
        'warning' => 'Unable to write to socket',
        'fails' => ['sendto' => ERRNO_SEND],
        'subject' => 'a',
    ],
    'socket_recv' => [
        'call' => static fn ($s) => socket_recv($s['b'], $data, 100, 0),
        'warning' => 'Unable to read from socket',
        'fails' => ['recvfrom' => ERRNO_RECV],
        'subject' => 'b',
    ],
    'socket_sendto' => [
        'call' => static fn ($s) =>
            socket_sendto($s['udp'], 'data', 4, 0, '127.0.0.1', $s['udp_port']),
        'warning' => 'Unable to write to socket',
        'fails' => ['sendto' => ERRNO_SEND],
        'subject' => 'udp',
    ],
    'socket_recvfrom' => [
        'call' => static fn ($s) => socket_recvfrom($s['udp'], $data, 100, 0, $address, $port),
        'warning' => 'Unable to recvfrom',
        'fails' => ['recvfrom' => ERRNO_RECV],
        'subject' => 'udp',
    ],
    'socket_recvfrom unix' => [
        'call' => static fn ($s) => socket_recvfrom($s['b'], $data, 100, 0, $address),
        'warning' => 'Unable to recvfrom',
        'fails' => ['recvfrom' => ERRNO_RECV],
        'subject' => 'b',
    ],
    'socket_sendmsg' => [
        'call' => static fn ($s) => socket_sendmsg($s['a'], ['iov' => ['data']]),
        'warning' => 'Error in sendmsg',
        'fails' => ['sendmsg' => ERRNO_SEND],
        'subject' => 'a',
    ],
    'socket_sendmsg descriptor' => [
        'call' => static function ($s) {
            $control = [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [STDIN]]];
            return socket_sendmsg($s['a'], ['iov' => ['x'], 'control' => $control]);
        },
        'warning' => 'Error in sendmsg',
        'fails' => ['sendmsg' => [...ERRNO_SEND, 'ETOOMANYREFS']],
        'subject' => 'a',
    ],
    'socket_recvmsg' => [
        'call' => static function ($s) {
            $message = ['buffer_size' => 100, 'controllen' => 100];
            return socket_recvmsg($s['b'], $message);
        },
        'warning' => 'Error in recvmsg',
        'fails' => ['recvmsg' => ERRNO_RECV],
        'subject' => 'global',
    ],
    'socket_getsockname' => [
        'call' => static fn ($s) => socket_getsockname($s['bound'], $address, $port),
        'warning' => 'unable to retrieve socket name',
        'fails' => ['getsockname' => ERRNO_NAME],
        'subject' => 'bound',
    ],
    'socket_getpeername' => [
        'call' => static fn ($s) => socket_getpeername($s['a'], $address),
        'warning' => 'unable to retrieve peer name',
        'fails' => ['getpeername' => ERRNO_NAME],
        'subject' => 'a',
    ],
    'socket_get_option' => [
        'call' => static fn ($s) => socket_get_option($s['tcp'], SOL_SOCKET, SO_REUSEADDR),
        'warning' => 'Unable to retrieve socket option',
        'fails' => ['getsockopt' => ERRNO_OPTION],
        'subject' => 'tcp',
    ],
    'socket_get_option linger' => [
        'call' => static fn ($s) => socket_get_option($s['tcp'], SOL_SOCKET, SO_LINGER),
        'warning' => 'Unable to retrieve socket option',
        'fails' => ['getsockopt' => ERRNO_OPTION],
        'subject' => 'tcp',
    ],
    'socket_get_option time-out' => [
        'call' => static fn ($s) => socket_get_option($s['tcp'], SOL_SOCKET, SO_RCVTIMEO),
        'warning' => 'Unable to retrieve socket option',
        'fails' => ['getsockopt' => ERRNO_OPTION],
        'subject' => 'tcp',
    ],
    'socket_set_option' => [
        'call' => static fn ($s) => socket_set_option($s['tcp'], SOL_SOCKET, SO_REUSEADDR, 1),
        'warning' => 'Unable to set socket option',
        'fails' => ['setsockopt' => ERRNO_OPTION],
        'subject' => 'tcp',
    ],
    'socket_set_option linger' => [
        'call' => static function ($s) {
            $value = ['l_onoff' => 1, 'l_linger' => 1];
            return socket_set_option($s['tcp'], SOL_SOCKET, SO_LINGER, $value);
        },
        'warning' => 'Unable to set socket option',
        'fails' => ['setsockopt' => ERRNO_OPTION],
        'subject' => 'tcp',
    ],
    'socket_set_option multicast' => [
        'call' => static function ($s) {
            $value = ['group' => '224.0.0.23', 'interface' => 1];
            return socket_set_option($s['udp'], IPPROTO_IP, MCAST_JOIN_GROUP, $value);
        },
        'warning' => 'Unable to set socket option',
        'fails' => ['setsockopt' => ERRNO_OPTION],
        'subject' => 'udp',
    ],
    'socket_set_block reading' => [
        'call' => static fn ($s) => socket_set_block($s['a']),
        'warning' => 'unable to set blocking mode',
        'fails' => ['fcntl#1' => ERRNO_FCNTL],
        'subject' => 'a',
    ],
    'socket_set_block' => [
        'call' => static fn ($s) => socket_set_block($s['a']),
        'warning' => 'unable to set blocking mode',
        'fails' => ['fcntl#2' => ERRNO_FCNTL],
        'subject' => 'a',
    ],
    'socket_set_nonblock' => [
        'call' => static fn ($s) => socket_set_nonblock($s['a']),
        'warning' => 'unable to set nonblocking mode',
        'fails' => ['fcntl#2' => ERRNO_FCNTL],
        'subject' => 'a',
    ],
    'socket_select' => [
        'call' => static function ($s) {
            $read = [$s['b']];
            $write = $except = null;
            return socket_select($read, $write, $except, 0);
        },
        'warning' => 'Unable to select',
        'fails' => ['poll|ppoll' => ERRNO_POLL],
        'subject' => 'global',
    ],
    'socket_select of more than the limit of descriptors' => [
        'call' => static function ($s) {
            $read = [$s['b']];
            $write = [$s['a'], $s['b']];
            $except = null;
            return socket_select($read, $write, $except, 0) === 2 + count($read);
        },
        'survives' => true,
        'fails' => ['poll|ppoll' => ['EINVAL']],
        'subject' => 'global',
    ],
    'socket_select with its interest list' => [
        'call' => static function ($s) {
            $all = array_filter($s, static fn ($value) => $value instanceof Socket);
            $all = [...array_values($all), ...array_values($all), ...array_values($all)];
            // The list is filled when the set has come again.
            for ($i = 0; $i < 6; $i++) {
                $read = $all;
                $write = $except = null;
                $results[] = [socket_select($read, $write, $except, 0), array_keys($read)];
            }
            return array_unique($results, SORT_REGULAR) === [$results[0]] && $results[0][0] > 0;
        },
        'survives' => true,
        'fails' => [
            'madvise' => ['EINVAL', 'ENOMEM'],
            'epoll_create1' => ['EINVAL', 'EMFILE', 'ENFILE', 'ENOMEM'],
            'epoll_ctl' => ['EBADF', 'EEXIST', 'EINVAL', 'ENOMEM', 'EPERM'],
            'epoll_ctl#3' => ['EBADF', 'EEXIST', 'EINVAL', 'ENOMEM', 'EPERM'],
            'epoll_wait|epoll_pwait' => ['EBADF', 'EFAULT', 'EINTR', 'EINVAL'],
            'epoll_wait|epoll_pwait#2' => ['EBADF', 'EFAULT', 'EINTR', 'EINVAL'],
        ],
        'subject' => 'global',
    ],
    'socket_import_stream family' => [
        'call' => static fn ($s) => socket_import_stream($s['stream']),
        'warning' => 'Unable to obtain socket family',
        'fails' => ['getsockopt' => ERRNO_OPTION],
        'subject' => 'global',
    ],
    'socket_import_stream mode' => [
        'call' => static fn ($s) => socket_import_stream($s['stream']),
        'warning' => 'Unable to obtain blocking state',
        'fails' => ['fcntl' => ERRNO_FCNTL],
        'subject' => 'global',
    ],
    'socket_shutdown' => [
        'call' => static fn ($s) => socket_shutdown($s['a']),
        'warning' => 'Unable to shutdown socket',
        'fails' => ['shutdown' => ERRNO_SHUTDOWN],
        'subject' => 'a',
    ],
    'socket_atmark' => [
        'call' => static fn ($s) => socket_atmark($s['connected']),
        'warning' => 'Unable to apply sockmark',
        'fails' => ['ioctl' => ['EBADF', 'EFAULT', 'EINVAL', 'ENOTTY']],
        'subject' => 'connected',
    ],
    'socket_addrinfo_bind socket' => [
        'call' => static fn ($s) => socket_addrinfo_bind($s['address']),
        'warning' => 'Unable to create socket',
        'fails' => ['socket' => ERRNO_SOCKET],
        'subject' => 'global',
    ],
    'socket_addrinfo_bind bind' => [
        'call' => static fn ($s) => socket_addrinfo_bind($s['address']),
        'warning' => 'Unable to bind address',
        'fails' => ['bind' => ERRNO_BIND],
        'subject' => 'global',
    ],
    'socket_addrinfo_connect socket' => [
        'call' => static fn ($s) => socket_addrinfo_connect($s['address']),
        'warning' => 'Unable to create socket',
        'fails' => ['socket' => ERRNO_SOCKET],
        'subject' => 'global',
    ],
    'socket_addrinfo_connect connect' => [
        'call' => static fn ($s) => socket_addrinfo_connect($s['address']),
        'warning' => 'Unable to connect address',
        'fails' => ['connect' => ERRNO_CONNECT],
        'subject' => 'lost',
    ],
];
