--TEST--
No call needs more of the stack than the smallest fiber has
--INI--
fiber.stack_size=8192
--SKIPIF--
<?php
if (PHP_VERSION_ID >= 80300) {
    die('skip since PHP 8.3 the engine keeps more of a fiber\'s stack in reserve than this one '
        . 'has');
}
if (getenv('USE_ZEND_ALLOC') === '0') {
    die('skip valgrind and sanitizers need more of the stack themselves');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

/** Runs each in a fiber of its own. */
function in_fibers(array $calls): void
{
    foreach ($calls as $name => $call) {
        $fiber = new Fiber($call);
        $fiber->start();
        echo $name, ': ', is_scalar($fiber->getReturn()) ? rtrim((string) $fiber->getReturn())
            : get_debug_type($fiber->getReturn()), "\n";
    }
}

[$a, $b] = pair();
[$c, $d] = pair(SOCK_DGRAM);
socket_write($a, "line\nbytes, more bytes");
socket_write($c, "one\ntwo");
$udp = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
socket_bind($udp, '127.0.0.1');
socket_getsockname($udp, $address, $port);
in_fibers([
    'line' => static fn () => socket_read($b, 100, PHP_NORMAL_READ),
    'line of a message' => static fn () => socket_read($d, 100, PHP_NORMAL_READ),
    'rest of a message' => static fn () => socket_recvfrom($d, $data, 100, 0, $from),
    'read' => static fn () => socket_read($b, 5),
    'recv, a huge length' => static fn () => socket_recv($b, $data, 1 << 30, 0),
    'select' => static function () use ($a, $b) {
        $read = [$a, $b];
        $write = [$a];
        return socket_select($read, $write, $none, 0);
    },
    'sendto' => static fn () => socket_sendto($udp, 'x', 1, 0, '127.0.0.1', $port),
    'recvfrom' => static fn () => socket_recvfrom($udp, $data, 10, 0, $from, $from_port),
    'sendmsg' => static fn () => socket_sendmsg($a, [
        'iov' => ['x'],
        'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$c, $d]]],
    ]),
    'recvmsg' => static function () use ($b) {
        $message = ['name' => [], 'controllen' => 4096];
        return socket_recvmsg($b, $message);
    },
    'names' => static fn () => socket_getsockname($udp, $name, $number)
        && !@socket_getpeername($udp, $name, $number),
    'addrinfo' => static fn () =>
        count(socket_addrinfo_lookup('127.0.0.1', '80',
        ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM])),
    'option' => static fn () =>
        socket_set_option($udp, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 1, 'usec' => 0])
        && socket_get_option($udp, SOL_SOCKET, SO_RCVTIMEO)['sec'] === 1,
    'exported' => static fn () => socket_export_stream($b),
    'line, tied' => static function () use ($a, $b) {
        socket_write($a, "tied\n");
        return socket_read($b, 100, PHP_NORMAL_READ);
    },
    'pair' => static fn () => socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair),
]);
?>
--EXPECT--
line: line
line of a message: one
rest of a message: 3
read: bytes
recv, a huge length: 12
select: 1
sendto: 1
recvfrom: 1
sendmsg: 1
recvmsg: 1
names: 1
addrinfo: 1
option: 1
exported: resource (stream)
line, tied: tied
pair: 1
