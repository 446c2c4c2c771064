<?php

/* socket_recvmsg: what it asks of the message array, and what it leaves behind when it fails. */

require __DIR__ . '/../lib.php';
require __DIR__ . '/odd_values.inc';

[$a, $b] = pair(SOCK_DGRAM);

/** Receives what was sent before, and shows what became of the variable. */
function receive(mixed $message, mixed ...$flags): array
{
    global $a, $b;
    socket_write($a, 'first');
    socket_write($a, 'second');
    $thrown = null;
    try {
        $received = socket_recvmsg($b, $message, ...$flags);
    } catch (Throwable $thrown) {
    }
    $codes = [socket_last_error(), socket_last_error($b)];
    socket_set_nonblock($b);
    while (@socket_read($b, 100) !== false);
    socket_set_block($b);
    socket_clear_error($b);
    return $thrown !== null ? throw $thrown : [$received, $message, ...$codes];
}

check('empty message', fn () => receive([]));
check('no control data', fn () => receive(['controllen' => 0]));
check('least', fn () => receive(['controllen' => 1]));
check('no arguments', fn () => socket_recvmsg());
check('message is no array', fn () => receive('x'));
check('message is null', fn () => receive(null));
check('message is an object', fn () => receive(new ArrayObject()));
check('flags are no number', fn () => receive(['controllen' => 100], 'x'));
check('flags are null', fn () => receive(['controllen' => 100], null));
check('flags are too large', fn () => receive(['controllen' => 100], PHP_INT_MAX));
check('flags beyond an int', fn () => receive(['controllen' => 100], 1 << 40));
check('unknown flags', fn () => receive(['controllen' => 100], 0x10000000));
check('dontwait', fn () => receive(['controllen' => 100], MSG_DONTWAIT));
check('waitall', fn () => receive(['controllen' => 100], MSG_WAITALL));
check('peek', fn () => receive(['controllen' => 100], MSG_PEEK));
check('oob', fn () => receive(['controllen' => 100], MSG_OOB));
check('cmsg_cloexec', fn () => receive(['controllen' => 100], MSG_CMSG_CLOEXEC));
check('errqueue', fn () => receive(['controllen' => 100], MSG_ERRQUEUE | MSG_DONTWAIT));
foreach (odd_values() as $kind => $value) {
    check("controllen: $kind", fn () => receive(['controllen' => $value]));
    check("buffer_size: $kind", fn () => receive(['controllen' => 100, 'buffer_size' => $value]));
    check("name: $kind", fn () => receive(['controllen' => 100, 'name' => $value]));
    check("family: $kind", fn () => receive(['controllen' => 100, 'name' => ['family' => $value]]));
    check("path: $kind", fn () => receive(['controllen' => 100, 'name' => ['path' => $value]]));
    check("iov: $kind", fn () => receive(['controllen' => 100, 'iov' => $value]));
    check("control: $kind", fn () => receive(['controllen' => 100, 'control' => $value]));
    check("flags in the array: $kind", fn () => receive(['controllen' => 100, 'flags' => $value]));
}
foreach ([1, 2, 4, 5, 6, 7, 16384, 104857600, 104857601, 2147483647, 4294967295,
    4294967296] as $number) {
    check("buffer_size $number", fn () => receive(['controllen' => 100, 'buffer_size' => $number]));
}
foreach ([1, 15, 16, 17, 100, 1000, 100000, 1 << 20] as $number) {
    check("controllen $number", fn () => receive(['controllen' => $number]));
}
check('controllen float string', fn () => receive(['controllen' => '1.8446744073709551616e19']));
check('controllen digits', fn () => receive(['controllen' => '18446744073709551616']));
check('controllen float of 2^64', fn () => receive(['controllen' => 18446744073709551616.0]));
check('without controllen, bad buffer_size', fn () => receive(['buffer_size' => 'x']));
check('bad controllen and buffer_size',
    fn () => receive(['buffer_size' => 'x', 'controllen' => 'y', 'name' => 'z']));
check('bad controllen and buffer_size in another order',
    fn () => receive(['name' => 'z', 'controllen' => 'y', 'buffer_size' => 'x']));
check('bad controllen and buffer_size alone',
    fn () => receive(['buffer_size' => 'x', 'controllen' => 'y']));
foreach ([AF_UNIX, AF_INET, AF_INET6, 17, 99] as $family) {
    check("name with family $family",
        fn () => receive(['controllen' => 100, 'name' => ['family' => $family]]));
}
check('name with everything',
    fn () =>
    receive(['controllen' => 100,
        'name' => ['family' => AF_UNIX, 'path' => 5, 'addr' => 7, 'port' => -1]]));
check('other keys', fn () => receive(['controllen' => 100, 'other' => 5, 7 => 8]));
foreach (['controllen' => 100, 'buffer_size' => 3, 'name' => []] as $key => $value) {
    check("reference: $key", function () use ($key, $value) {
        $message = ['controllen' => 100];
        $message[$key] = &$value;
        return [...receive($message), $value];
    });
}

[$closed] = pair();
socket_close($closed);
check('closed socket', function () use ($closed) {
    $message = ['controllen' => 100];
    return socket_recvmsg($closed, $message);
}, $closed);
check('closed socket, flags beyond an int', function () use ($closed) {
    $message = ['controllen' => 100];
    return socket_recvmsg($closed, $message, 1 << 40);
}, $closed);
check('closed socket, bad message', function () use ($closed) {
    $message = 5;
    return socket_recvmsg($closed, $message);
}, $closed);
check('nothing there', function () use ($b) {
    $message = ['controllen' => 100, 'kept' => true];
    return [socket_recvmsg($b, $message, MSG_DONTWAIT), $message];
});
socket_set_nonblock($b);
check('nothing there, non-blocking', function () use ($b) {
    $message = ['controllen' => 100, 'kept' => true];
    return [socket_recvmsg($b, $message), $message];
});
socket_set_block($b);
$listener = listener()[0];
check('a listener', function () use ($listener) {
    $message = ['controllen' => 100, 'kept' => true];
    return [socket_recvmsg($listener, $message), $message];
});
check('a socket that is not connected', function () {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    $message = ['controllen' => 100, 'kept' => true];
    return [socket_recvmsg($socket, $message), $message];
});
check('end of stream', function () {
    [$a, $b] = pair();
    socket_close($a);
    $message = ['controllen' => 100, 'kept' => true];
    return [socket_recvmsg($b, $message), $message];
});
check('literal', function () use ($a, $b) {
    $message = ['controllen' => 100];
    $copy = $message;
    socket_write($a, 'x');
    return [socket_recvmsg($b, $message), $message, $copy];
});
check('typed property', function () use ($a, $b) {
    $object = new class () {
        public array $message = ['controllen' => 100];
    };
    socket_write($a, 'x');
    return [socket_recvmsg($b, $object->message), $object->message];
});
check('property that takes no array any more', function () use ($a, $b) {
    $object = new class () {
        public array|int $message = ['controllen' => 100];
    };
    socket_write($a, 'x');
    return [socket_recvmsg($b, $object->message), $object->message];
});
check('failure on a typed property', function () use ($b) {
    $object = new class () {
        public array $message = ['controllen' => 100];
    };
    try {
        $result = socket_recvmsg($b, $object->message, MSG_DONTWAIT);
    } catch (Throwable $e) {
        $result = get_class($e);
    }
    return [$result, get_debug_type($object->message)];
});
check('static', function () use ($a, $b) {
    static $message = ['controllen' => 100];
    socket_write($a, 'x');
    return [socket_recvmsg($b, $message), $message];
});
check('handler throws', function () {
    set_error_handler(fn ($level, $text) => throw new RuntimeException($text));
    try {
        return receive(['controllen' => 'x']);
    } finally {
        restore_error_handler();
    }
});
