<?php

declare(strict_types=1);

/*
 * What can fail: for each function, each system call that it makes, and each errno of that call's man page (and of the protocols below).
 *
 *     name => [call, text, system calls => errnos, subject]
 *
 * `call` gets the prepared sockets, see sockets() in child.php, and runs the one function under test. `text` is the warning's. System
 * calls written "a|b" are alternatives: the one that the program makes is used; "a#2" is the second one. `subject` is the socket whose code is set
 * with the global one, or
 *
 *     global    only the global code is set, and every errno warns (functions without a Socket)
 *     lost      the error belongs to a socket that nobody gets: as for a socket, EAGAIN and EINPROGRESS do not warn
 */

const ERRNO_SOCKET = ['EACCES', 'EAFNOSUPPORT', 'EINVAL', 'EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM', 'EPROTONOSUPPORT'];
const ERRNO_BIND = ['EACCES', 'EADDRINUSE', 'EBADF', 'EINVAL', 'ENOTSOCK', 'EADDRNOTAVAIL', 'EFAULT', 'ELOOP', 'ENAMETOOLONG', 'ENOENT', 'ENOMEM', 'ENOTDIR', 'EROFS'];
const ERRNO_LISTEN = ['EADDRINUSE', 'EBADF', 'ENOTSOCK', 'EOPNOTSUPP'];
const ERRNO_ACCEPT = ['EAGAIN', 'EBADF', 'ECONNABORTED', 'EFAULT', 'EINTR', 'EINVAL', 'EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM', 'ENOTSOCK', 'EOPNOTSUPP', 'EPERM', 'EPROTO'];
const ERRNO_CONNECT = ['EACCES', 'EPERM', 'EADDRINUSE', 'EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EAGAIN', 'EALREADY', 'EBADF', 'ECONNREFUSED', 'EFAULT', 'EINPROGRESS',
    'EINTR', 'EISCONN', 'ENETUNREACH', 'ENOTSOCK', 'EPROTOTYPE', 'ETIMEDOUT'];
const ERRNO_WRITE = ['EAGAIN', 'EBADF', 'EDESTADDRREQ', 'EDQUOT', 'EFAULT', 'EFBIG', 'EINTR', 'EINVAL', 'EIO', 'ENOSPC', 'EPERM', 'EPIPE'];
const ERRNO_READ = ['EAGAIN', 'EBADF', 'ECONNRESET', 'EFAULT', 'EINTR', 'EINVAL', 'EIO', 'ENOTCONN', 'ETIMEDOUT'];
const ERRNO_SEND = ['EACCES', 'EAGAIN', 'EALREADY', 'EBADF', 'ECONNRESET', 'EDESTADDRREQ', 'EFAULT', 'EINTR', 'EINVAL', 'EISCONN', 'EMSGSIZE', 'ENOBUFS', 'ENOMEM',
    'ENOTCONN', 'ENOTSOCK', 'EOPNOTSUPP', 'EPIPE'];
const ERRNO_RECV = ['EAGAIN', 'EBADF', 'ECONNREFUSED', 'EFAULT', 'EINTR', 'EINVAL', 'ENOMEM', 'ENOTCONN', 'ENOTSOCK'];
const ERRNO_NAME = ['EBADF', 'EFAULT', 'EINVAL', 'ENOBUFS', 'ENOTCONN', 'ENOTSOCK'];
const ERRNO_OPTION = ['EBADF', 'EFAULT', 'EINVAL', 'ENOPROTOOPT', 'ENOTSOCK', 'ENOMEM', 'EPERM'];
const ERRNO_FCNTL = ['EACCES', 'EAGAIN', 'EBADF', 'EINVAL', 'EPERM'];
const ERRNO_POLL = ['EFAULT', 'EINTR', 'EINVAL', 'ENOMEM'];
const ERRNO_SHUTDOWN = ['EBADF', 'EINVAL', 'ENOTCONN', 'ENOTSOCK'];

return [
    'socket_create_pair' => [static fn () => socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair), 'Unable to create socket pair',
        ['socketpair' => ['EAFNOSUPPORT', 'EFAULT', 'EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM', 'EOPNOTSUPP', 'EPROTONOSUPPORT']], 'global'],
    'socket_create' => [static fn () => socket_create(AF_INET, SOCK_STREAM, 0), 'Unable to create socket', ['socket' => ERRNO_SOCKET], 'global'],
    'socket_create_listen socket' => [static fn () => socket_create_listen(0), 'unable to create listening socket', ['socket' => ERRNO_SOCKET], 'global'],
    'socket_create_listen bind' => [static fn () => socket_create_listen(0), 'unable to bind to given address', ['bind' => ERRNO_BIND], 'global'],
    'socket_create_listen listen' => [static fn () => socket_create_listen(0), 'unable to listen on socket', ['listen' => ERRNO_LISTEN], 'global'],
    'socket_bind' => [static fn ($s) => socket_bind($s['tcp'], '127.0.0.1'), 'Unable to bind address', ['bind' => ERRNO_BIND], 'tcp'],
    'socket_listen' => [static fn ($s) => socket_listen($s['bound']), 'unable to listen on socket', ['listen' => ERRNO_LISTEN], 'bound'],
    'socket_accept' => [static fn ($s) => socket_accept($s['listening']), 'unable to accept incoming connection', ['accept|accept4' => ERRNO_ACCEPT], 'listening'],
    'socket_connect' => [static fn ($s) => socket_connect($s['tcp'], '127.0.0.1', $s['port']), 'unable to connect', ['connect' => ERRNO_CONNECT], 'tcp'],
    'socket_write' => [static fn ($s) => socket_write($s['a'], 'data'), 'unable to write to socket', ['write' => ERRNO_WRITE], 'a'],
    'socket_read' => [static fn ($s) => socket_read($s['b'], 100), 'unable to read from socket', ['read' => ERRNO_READ], 'b'],
    'socket_read of much' => [static fn ($s) => socket_read($s['b'], 10_000_000), 'unable to read from socket', ['read' => ERRNO_READ], 'b'],
    'socket_read of a line: looking' => [static fn ($s) => socket_read($s['b'], 100, PHP_NORMAL_READ), 'unable to read from socket', ['recvfrom' => array_diff(ERRNO_RECV, ['EAGAIN'])], 'b'],
    // With nothing there to look at, it waits with a second call.
    'socket_read of a line: waiting' => [static function ($s) {
        socket_set_nonblock($s['a']);
        return socket_read($s['a'], 100, PHP_NORMAL_READ);
    }, 'unable to read from socket', ['recvfrom#2' => ERRNO_RECV], 'a'],
    'socket_read of a line: taking' => [static fn ($s) => socket_read($s['b'], 100, PHP_NORMAL_READ), 'unable to read from socket', ['read' => ERRNO_READ], 'b'],
    // There is more than one line: what kind of socket it is decides.
    'socket_read of a line: asking' => [static function ($s) {
        socket_write($s['a'], "another\n");
        return socket_read($s['b'], 100, PHP_NORMAL_READ);
    }, 'unable to read from socket', ['getsockopt' => ERRNO_OPTION], 'b'],
    'socket_send' => [static fn ($s) => socket_send($s['a'], 'data', 4, 0), 'Unable to write to socket', ['sendto' => ERRNO_SEND], 'a'],
    'socket_recv' => [static fn ($s) => socket_recv($s['b'], $data, 100, 0), 'Unable to read from socket', ['recvfrom' => ERRNO_RECV], 'b'],
    'socket_sendto' => [static fn ($s) => socket_sendto($s['udp'], 'data', 4, 0, '127.0.0.1', $s['udp_port']), 'Unable to write to socket', ['sendto' => ERRNO_SEND], 'udp'],
    'socket_recvfrom' => [static fn ($s) => socket_recvfrom($s['udp'], $data, 100, 0, $address, $port), 'Unable to recvfrom', ['recvfrom' => ERRNO_RECV], 'udp'],
    'socket_recvfrom unix' => [static fn ($s) => socket_recvfrom($s['b'], $data, 100, 0, $address), 'Unable to recvfrom', ['recvfrom' => ERRNO_RECV], 'b'],
    'socket_sendmsg' => [static fn ($s) => socket_sendmsg($s['a'], ['iov' => ['data']]), 'Error in sendmsg', ['sendmsg' => ERRNO_SEND], 'a'],
    'socket_sendmsg descriptor' => [static fn ($s) => socket_sendmsg($s['a'], ['iov' => ['x'], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [STDIN]]]]),
        'Error in sendmsg', ['sendmsg' => [...ERRNO_SEND, 'ETOOMANYREFS']], 'a'],
    'socket_recvmsg' => [static function ($s) {
        $message = ['buffer_size' => 100, 'controllen' => 100];
        return socket_recvmsg($s['b'], $message);
    }, 'Error in recvmsg', ['recvmsg' => ERRNO_RECV], 'b'],
    'socket_getsockname' => [static fn ($s) => socket_getsockname($s['bound'], $address, $port), 'unable to retrieve socket name', ['getsockname' => ERRNO_NAME], 'bound'],
    'socket_getpeername' => [static fn ($s) => socket_getpeername($s['a'], $address), 'unable to retrieve peer name', ['getpeername' => ERRNO_NAME], 'a'],
    'socket_get_option' => [static fn ($s) => socket_get_option($s['tcp'], SOL_SOCKET, SO_REUSEADDR), 'Unable to retrieve socket option', ['getsockopt' => ERRNO_OPTION], 'tcp'],
    'socket_get_option linger' => [static fn ($s) => socket_get_option($s['tcp'], SOL_SOCKET, SO_LINGER), 'Unable to retrieve socket option', ['getsockopt' => ERRNO_OPTION], 'tcp'],
    'socket_get_option time-out' => [static fn ($s) => socket_get_option($s['tcp'], SOL_SOCKET, SO_RCVTIMEO), 'Unable to retrieve socket option', ['getsockopt' => ERRNO_OPTION], 'tcp'],
    'socket_set_option' => [static fn ($s) => socket_set_option($s['tcp'], SOL_SOCKET, SO_REUSEADDR, 1), 'Unable to set socket option', ['setsockopt' => ERRNO_OPTION], 'tcp'],
    'socket_set_option linger' => [static fn ($s) => socket_set_option($s['tcp'], SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 1]),
        'Unable to set socket option', ['setsockopt' => ERRNO_OPTION], 'tcp'],
    'socket_set_option multicast' => [static fn ($s) => socket_set_option($s['udp'], IPPROTO_IP, MCAST_JOIN_GROUP, ['group' => '224.0.0.23', 'interface' => 1]),
        'Unable to set socket option', ['setsockopt' => ERRNO_OPTION], 'udp'],
    'socket_set_block reading' => [static fn ($s) => socket_set_block($s['a']), 'unable to set blocking mode', ['fcntl#1' => ERRNO_FCNTL], 'a'],
    'socket_set_block' => [static fn ($s) => socket_set_block($s['a']), 'unable to set blocking mode', ['fcntl#2' => ERRNO_FCNTL], 'a'],
    'socket_set_nonblock' => [static fn ($s) => socket_set_nonblock($s['a']), 'unable to set nonblocking mode', ['fcntl#2' => ERRNO_FCNTL], 'a'],
    'socket_select' => [static function ($s) {
        $read = [$s['b']];
        $write = $except = null;
        return socket_select($read, $write, $except, 0);
    }, 'Unable to select', ['poll|ppoll' => ERRNO_POLL], 'global'],
    'socket_import_stream family' => [static fn ($s) => socket_import_stream($s['stream']), 'Unable to obtain socket family', ['getsockname' => ERRNO_NAME], 'global'],
    'socket_import_stream mode' => [static fn ($s) => socket_import_stream($s['stream']), 'Unable to obtain blocking state', ['fcntl' => ERRNO_FCNTL], 'global'],
    'socket_shutdown' => [static fn ($s) => socket_shutdown($s['a']), 'Unable to shutdown socket', ['shutdown' => ERRNO_SHUTDOWN], 'a'],
    'socket_atmark' => [static fn ($s) => socket_atmark($s['connected']), 'Unable to apply sockmark', ['ioctl' => ['EBADF', 'EFAULT', 'EINVAL', 'ENOTTY']], 'connected'],
    'socket_addrinfo_bind socket' => [static fn ($s) => socket_addrinfo_bind($s['address']), 'Unable to create socket', ['socket' => ERRNO_SOCKET], 'global'],
    'socket_addrinfo_bind bind' => [static fn ($s) => socket_addrinfo_bind($s['address']), 'Unable to bind address', ['bind' => ERRNO_BIND], 'global'],
    'socket_addrinfo_connect socket' => [static fn ($s) => socket_addrinfo_connect($s['address']), 'Unable to create socket', ['socket' => ERRNO_SOCKET], 'global'],
    'socket_addrinfo_connect connect' => [static fn ($s) => socket_addrinfo_connect($s['address']), 'Unable to connect address', ['connect' => ERRNO_CONNECT], 'lost'],
];
