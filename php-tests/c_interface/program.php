<?php

/*
 * What the C extension consumer.c does with the sockets module. Prints one line a case, without
 * anything that differs between two runs; tools/c-interface.sh compares the lines under stock and
 * under ours. Under a consumer built with LATE, only what needs no linking.
 */

require __DIR__ . '/../support/outcome.php';
require __DIR__ . '/../support/sockets.php';

error_reporting(E_ALL);
$late = !function_exists('consumer_import');

/** Runs a case and prints what came of it, in one line. */
function check(string $label, callable $case): void
{
    socket_clear_error();
    $outcome = Outcome::of(fn () => json_encode(describe($case()), JSON_UNESCAPED_SLASHES));
    $e = $outcome->exception;
    $result = $e === null ? $outcome->result : get_class($e) . ': ' . $e->getMessage();
    $messages = $outcome->warnings();
    unset($e, $outcome);
    gc_collect_cycles();
    echo "$label: $result", $messages === [] ? '' : ' | ' . implode(' | ', $messages), ', code ',
    socket_last_error(), "\n";
}

function describe(mixed $value): mixed
{
    return match (true) {
        is_array($value) => array_map('describe', $value),
        $value instanceof Socket => 'Socket',
        is_resource($value) => get_resource_type($value),
        default => $value,
    };
}

function is_open(int $fd): bool
{
    return @readlink("/proc/self/fd/$fd") !== false;
}

check('found at start-up', fn () => consumer_found());

// Fields.
check('fields of a pair', fn () => array_map('consumer_fields', pair()));
check('fields of a non-blocking one', function () {
    [$a] = pair();
    socket_set_nonblock($a);
    $before = consumer_fields($a);
    socket_set_block($a);
    return [$before, consumer_fields($a)];
});
check('fields after a failure', function () {
    [$a, $b] = pair();
    socket_set_nonblock($a);
    return [socket_read($a, 1), consumer_fields($a)];
});
check('fields of a closed one', function () {
    [$a] = pair();
    socket_close($a);
    return consumer_fields($a);
});
check('fields of one from a type with flags', function () {
    [$a] = pair(PHP_VERSION_ID >= 80400 ? SOCK_STREAM | SOCK_NONBLOCK : SOCK_STREAM);
    return consumer_fields($a);
});
check('fields of one that is bound',
    fn () => consumer_fields(socket_addrinfo_bind(socket_addrinfo_lookup('::1', '0')[0])));
check('another class', fn () => consumer_fields(new stdClass()));
check('the descriptor', function () {
    [$a, $b] = pair();
    return [is_open(consumer_fd($a)), consumer_send($a, 'sent from C'), socket_read($b, 100)];
});
check('error is read', function () {
    [$a] = pair();
    consumer_set($a, 'error', 42);
    return [socket_last_error($a), socket_clear_error($a), consumer_fields($a)['error']];
});
check('type is read', function () {
    $socket = socket_create(AF_UNIX, SOCK_DGRAM, 0);
    consumer_set($socket, 'type', 99);
    return socket_bind($socket, '/');
});
check('blocking is noted', function () {
    [$a] = pair();
    consumer_set($a, 'blocking', 0);
    return [consumer_fields($a)['blocking'], socket_set_block($a), consumer_fields($a)['blocking']];
});
check('a line is read, the rest in C', function () {
    [$a, $b] = pair();
    socket_write($a, "first\nsecond\nthird\n");
    $line = socket_read($b, 100, PHP_NORMAL_READ);
    return [$line, consumer_receive($b), socket_read($b, 100, PHP_NORMAL_READ),
        consumer_receive($b)];
});
check('a descriptor is exchanged', function () {
    [$a, $b] = pair();
    [$c, $d] = pair();
    $first = consumer_fd($a);
    $second = consumer_fd($c);
    consumer_set($a, 'bsd_socket', $second);
    consumer_set($c, 'bsd_socket', $first);
    return [socket_write($a, 'to d'), socket_read($d, 100), socket_write($c, 'to b'),
        socket_read($b, 100)];
});
check('a descriptor is taken away', function () {
    [$a, $b] = pair();
    $fd = consumer_detach($a);
    try {
        socket_write($a, 'x');
    } catch (Error $e) {
    }
    unset($a);
    $alive = is_open($fd);
    return [$e->getMessage(), $alive, consumer_close($fd), socket_read($b, 1)];
});
check('a negative descriptor is closed', function () {
    [$a] = pair();
    $fd = consumer_fd($a);
    consumer_set($a, 'bsd_socket', -5);
    try {
        return socket_last_error($a);
    } finally {
        consumer_close($fd);
    }
});
check('a descriptor that is not open', function () {
    [$a] = pair();
    $fd = consumer_fd($a);
    consumer_set($a, 'bsd_socket', 1 << 20);
    $result = [socket_write($a, 'x'), socket_last_error($a)];
    consumer_set($a, 'bsd_socket', $fd);
    return $result;
});

// Many sockets that come again: socket_select may keep what it knows of them.

/** So many pairs; the first ends, and the others. */
function many(int $number): array
{
    for ($i = 0; $i < $number; $i++) {
        [$sockets[], $others[]] = pair();
    }
    return [$sockets, $others];
}

/** What can be read, asked several times. */
function readable(array $sockets): array
{
    for ($i = 0; $i < 5; $i++) {
        $read = $sockets;
        $write = $except = null;
        $results[] = [socket_select($read, $write, $except, 0), array_keys($read)];
    }
    return array_unique($results, SORT_REGULAR);
}

check('select: descriptors are exchanged', function () {
    [$sockets, $others] = many(30);
    socket_write($others[3], 'x');
    $results[] = readable($sockets);
    $first = consumer_fd($sockets[3]);
    $second = consumer_fd($sockets[20]);
    consumer_set($sockets[3], 'bsd_socket', $second);
    consumer_set($sockets[20], 'bsd_socket', $first);
    $results[] = readable($sockets);
    socket_write($others[20], 'x');
    $results[] = readable($sockets);
    socket_close($sockets[3]);
    unset($sockets[3]);
    return [...$results, readable($sockets)];
});
check('select: a descriptor is taken away', function () {
    [$sockets, $others] = many(30);
    $results[] = readable($sockets);
    $fd = consumer_detach($sockets[7]);
    socket_write($others[7], 'x');
    unset($sockets[7]);
    $results[] = readable($sockets);
    consumer_close($fd);
    [$sockets[], $other] = pair();
    $results[] = readable($sockets);
    socket_write($other, 'x');
    return [...$results, readable($sockets)];
});
check('select: a descriptor is replaced', function () {
    [$sockets, $others] = many(30);
    $results[] = readable($sockets);
    [$new, $other] = pair();
    consumer_close(consumer_detach($sockets[7]));
    consumer_set($sockets[7], 'bsd_socket', consumer_detach($new));
    $results[] = readable($sockets);
    socket_write($other, 'x');
    return [...$results, readable($sockets)];
});
check('select: a stream is tied', function () {
    [$sockets, $others] = many(30);
    $results[] = readable($sockets);
    [$one, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    consumer_close(consumer_detach($sockets[9]));
    consumer_tie($sockets[9], $one);
    fwrite($other, 'x');
    $results[] = readable($sockets);
    fread($one, 1);
    return [...$results, readable($sockets)];
});

// Streams.
check('no stream', fn () => consumer_stream(pair()[0]));
check('a stream is tied', function () {
    [$one, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    [$a] = pair();
    consumer_close(consumer_detach($a));
    $result = [consumer_tie($a, $one), consumer_fields($a), consumer_stream($a) === $one];
    $result[] = [socket_write($a, 'x'), fread($other, 1), fwrite($other, 'y'), socket_read($a, 1)];
    $result[] = [socket_set_nonblock($a), stream_get_meta_data($one)['blocked'],
        socket_set_block($a), stream_get_meta_data($one)['blocked']];
    return $result;
});
check('a tied stream closes its descriptor', function () {
    [$one, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    [$a] = pair();
    consumer_close(consumer_detach($a));
    consumer_tie($a, $one);
    $fd = consumer_fd($a);
    unset($a);
    $alive = is_open($fd);
    unset($one);
    return [$alive, is_open($fd), fread($other, 1), feof($other)];
});
check('the Socket is the last to know its stream', function () {
    [$one, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    [$a] = pair();
    consumer_close(consumer_detach($a));
    consumer_tie($a, $one);
    $fd = consumer_fd($a);
    unset($one);
    $alive = is_open($fd);
    unset($a);
    return [$alive, is_open($fd), feof($other)];
});
check('socket_close of a tied one', function () {
    [$one, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    [$a] = pair();
    consumer_close(consumer_detach($a));
    consumer_tie($a, $one);
    socket_close($a);
    return [gettype($one), consumer_fields($a)['open'], feof($other)];
});
check('fields of an imported stream', function () {
    [$one] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    stream_set_blocking($one, false);
    $socket = socket_import_stream($one);
    return [consumer_fields($socket), consumer_stream($socket) === $one];
});
check('fields of an exported one', function () {
    [$a] = pair();
    $stream = socket_export_stream($a);
    return [consumer_fields($a), consumer_stream($a) === $stream];
});

// Hooks.
check('hooks', function () {
    consumer_hook();
    [$a, $b] = pair();
    $listener = socket_create_listen(0);
    $all = [$a, $b, $listener, socket_create(AF_INET, SOCK_DGRAM, 0),
        socket_addrinfo_bind(socket_addrinfo_lookup('127.0.0.1', '0',
        ['ai_socktype' => SOCK_STREAM])[0])];
    socket_getsockname($listener, $name, $port);
    $all[] = $client = socket_addrinfo_connect(socket_addrinfo_lookup('127.0.0.1', (string) $port,
        ['ai_socktype' => SOCK_STREAM])[0]);
    $all[] = socket_accept($listener);
    $all[] = socket_import_stream(stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0)[0]);
    $result = [$all, socket_write($a, 'x'), socket_write($a, 'abc', 2),
        call_user_func('socket_write', $a, ''), socket_read($b, 10)];
    try {
        socket_write($a, 'x', -1);
    } catch (ValueError $e) {
        $result[] = $e->getMessage();
    }
    return [$result, consumer_unhook()];
});
check('hooks, received descriptors', function () {
    [$a, $b] = pair();
    $socket = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0)[0];
    socket_sendmsg($a, ['iov' => ['x'],
        'control' =>
        [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$socket, $socket]]]]);
    consumer_hook();
    $message = ['controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 2), 'name' => [],
        'buffer_size' => 10];
    return [socket_recvmsg($b, $message), consumer_unhook()];
});
check('without hooks', function () {
    [$a, $b] = pair();
    return [socket_write($a, 'x'), consumer_fields($a)];
});

// Errors. What is not linked has no access to the globals.
if (!$late) {
    check('the global code', function () {
        $result = [consumer_global_error(7), socket_last_error(), consumer_global_error()];
        socket_clear_error();
        return [$result, consumer_global_error()];
    });
    check('a failure of the module in the globals', function () {
        [$a, $b] = pair();
        socket_set_nonblock($a);
        socket_read($a, 1);
        return consumer_global_error();
    });
    foreach ([0, 2, 11, 111, 9999, -1, -10001, -10002, -10011] as $code) {
        check("strerror $code", fn () =>
            [consumer_strerror($code), socket_strerror($code) === consumer_strerror($code)[0]]);
    }
    foreach ([SOCKET_EPIPE, SOCKET_EAGAIN, SOCKET_EINPROGRESS, -10001] as $code) {
        check("PHP_SOCKET_ERROR $code", function () use ($code) {
            [$a] = pair();
            return [consumer_fail($a, $code), socket_last_error($a), socket_last_error()];
        });
    }
    check('ENSURE_SOCKET_VALID', function () {
        [$a] = pair();
        socket_close($a);
        return consumer_fail($a, 1);
    });
}

// New sockets.
if (!$late) {
    check('imported', function () {
        [$a, $b] = pair();
        $new = consumer_import(consumer_fd($a));
        $result = [$new, consumer_fields($new), consumer_fd($new) !== consumer_fd($a)];
        socket_close($a);
        return [$result, socket_write($new, 'through the copy'), socket_read($b, 100)];
    });
    check('imported, non-blocking', function () {
        [$a] = pair();
        socket_set_nonblock($a);
        return consumer_fields(consumer_import(consumer_fd($a)));
    });
    check('imported, IPv6', function () {
        $socket = socket_create(AF_INET6, SOCK_DGRAM, 0);
        return consumer_fields(consumer_import(consumer_fd($socket)));
    });
    check('imported, closed with its Socket', function () {
        [$a] = pair();
        $new = consumer_import(consumer_fd($a));
        $fd = consumer_fd($new);
        $alive = is_open($fd);
        unset($new);
        return [$alive, is_open($fd)];
    });
    check('imported, no socket', fn () => consumer_import(0));
    check('imported, no socket: the descriptor is the object\'s', function () {
        $before = count(scandir('/proc/self/fd'));
        @consumer_import(0);
        return count(scandir('/proc/self/fd')) - $before;
    });
    check('imported, not open', fn () => consumer_import(1 << 20, false));
    check('imported, negative', fn () => consumer_import(-1, false));
    check('made', function () {
        $socket = consumer_make(AF_INET, SOCK_DGRAM);
        $bound = socket_bind($socket, '127.0.0.1');
        return [consumer_fields($socket), $bound, socket_getsockname($socket, $name, $port), $name,
            $port > 0,
            socket_sendto($socket, 'to itself', 9, 0, $name, $port),
            socket_recvfrom($socket, $data, 100, 0, $from, $from_port), $data];
    });
    check('empty', fn () => consumer_fields(consumer_empty()));
    check('empty, used', fn () => socket_write(consumer_empty(), 'x'));
    check('in select', function () {
        [$a, $b] = pair();
        $new = consumer_import(consumer_fd($b));
        socket_write($a, 'x');
        $read = ['new' => $new, 'a' => $a];
        $write = $except = null;
        return [socket_select($read, $write, $except, 0), array_keys($read)];
    });
    check('a thousand of each', function () {
        $before = count(scandir('/proc/self/fd'));
        for ($i = 0; $i < 1000; $i++) {
            [$a] = pair();
            consumer_import(consumer_fd($a));
            consumer_make(AF_UNIX, SOCK_STREAM);
            consumer_empty();
        }
        unset($a);
        return count(scandir('/proc/self/fd')) - $before;
    });
}

// Failures.
require __DIR__ . '/failures.php';
