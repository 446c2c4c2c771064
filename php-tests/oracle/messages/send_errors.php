<?php

/* socket_sendmsg: what it cannot convert, and where it says the fault is. */

require __DIR__ . '/../lib.php';
require __DIR__ . '/odd_values.inc';

[$a, $b] = pair(SOCK_DGRAM);
socket_set_nonblock($b);

/**
 * Sends, and takes the message from the other end if there is one, which is shown even if there was
 * an exception.
 */
function send(mixed $message, mixed ...$flags): array
{
    global $a, $b;
    $sent = 'exception';
    try {
        $sent = socket_sendmsg($a, $message, ...$flags);
    } finally {
        $came = @socket_read($b, 1000);
        if ($sent === 'exception' && $came !== false) {
            echo "sent: $came";
        }
        socket_clear_error($b);
    }
    return [$sent, $came];
}

check('empty message', fn () => send([]), $a);
check('only a name', fn () => send(['name' => null]), $a);
check('only unknown keys',
    fn () =>
    send(['nonsense' => 1, 5 => 6, 'controllen' => 'x', 'buffer_size' => 'x', 'flags' => 'x']), $a);
check('no arguments', fn () => socket_sendmsg(), $a);
check('message is no array', fn () => send( 'x'), $a);
check('message is an object', fn () => send( new ArrayObject()), $a);
check('flags are no number', fn () => send( ['iov' => ['x']], 'x'), $a);
check('flags are null', fn () => send( ['iov' => ['x']], null), $a);
check('flags are too large', fn () => send( ['iov' => ['x']], PHP_INT_MAX), $a);
check('unknown flags', fn () => send( ['iov' => ['x']], 0x40000000), $a);
check('flags beyond an int', fn () => send(['iov' => ['x']], 1 << 40), $a);
check('oob flag', fn () => send( ['iov' => ['x']], MSG_OOB), $a);

foreach (odd_values() as $kind => $value) {
    check("iov: $kind", fn () => send(['iov' => $value]), $a);
    check("iov element: $kind", fn () => send(['iov' => ['first', $value, 'last']]), $a);
    check("name: $kind", fn () => send(['iov' => ['x'], 'name' => $value]), $a);
    check("control: $kind", fn () => send(['iov' => ['x'], 'control' => $value]), $a);
    check("control element: $kind", fn () => send(['iov' => ['x'], 'control' => [$value]]), $a);
    check("level: $kind", fn () =>
        send(['iov' => ['x'], 'control' =>
        [['level' => $value, 'type' => SCM_RIGHTS, 'data' => []]]]), $a);
    check("type: $kind", fn () =>
        send(['iov' => ['x'], 'control' =>
        [['level' => SOL_SOCKET, 'type' => $value, 'data' => []]]]), $a);
    check("rights: $kind", fn () =>
        send(['iov' => ['x'], 'control' =>
        [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => $value]]]), $a);
    if ($kind !== 'stream') {
        check("rights element: $kind",
            fn () =>
            send(['iov' => ['x'], 'control' =>
                [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$value]]]]), $a);
    }
    check("credentials: $kind",
        fn () =>
        send(['iov' => ['x'], 'control' =>
            [['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => $value]]]), $a);
    foreach (['pid', 'uid', 'gid'] as $key) {
        $data = [$key => $value] + ['pid' => getmypid(), 'uid' => getmyuid(), 'gid' => getmygid()];
        check("$key: $kind", fn () =>
            send(['iov' => ['x'], 'control' =>
            [['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => $data]]]), $a);
    }
    check("hop limit: $kind",
        fn () =>
        send(['iov' => ['x'], 'control' =>
            [['level' => IPPROTO_IPV6, 'type' => IPV6_HOPLIMIT, 'data' => $value]]]), $a);
    check("traffic class: $kind",
        fn () =>
        send(['iov' => ['x'], 'control' =>
            [['level' => IPPROTO_IPV6, 'type' => IPV6_TCLASS, 'data' => $value]]]), $a);
    check("packet info: $kind",
        fn () =>
        send(['iov' => ['x'], 'control' =>
            [['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => $value]]]), $a);
    if (in_array($kind, ['null', 'zero', 'minus one', 'float string', 'numeric object', 'word',
        'word with nul', 'percent', 'word object', 'list', 'stdClass', 'thrower'], true)) {
        check("packet info address: $kind",
            fn () =>
            send(['iov' => ['x'], 'control' =>
                [['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO,
                'data' => ['addr' => $value, 'ifindex' => 0]]]]), $a);
    }
    check("packet info interface: $kind",
        fn () =>
        send(['iov' => ['x'], 'control' =>
            [['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO,
            'data' => ['addr' => '::1', 'ifindex' => $value]]]]), $a);
    check("segment size: $kind",
        fn () =>
        send(['iov' => ['x'], 'control' =>
            [['level' => SOL_UDP, 'type' => UDP_SEGMENT, 'data' => $value]]]), $a,
            needs: 'UDP_SEGMENT');
}

$rights = ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [STDIN]];
foreach (['level', 'type', 'data'] as $key) {
    check("control without $key",
        fn () => send(['iov' => ['x'], 'control' => [array_diff_key($rights, [$key => 0])]]), $a);
}
check('control with data before type',
    fn () => send(['iov' => ['x'], 'control' => [array_reverse($rights)]]), $a);
check('control with other keys',
    fn () => send(['iov' => ['x'], 'control' => [$rights + ['other' => 5]]]), $a);
check('control under string keys',
    fn () =>
    send(['iov' => ['x'], 'control' =>
        ['key' => $rights, 'other' => ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS]]]), $a);
check('second control without data',
    fn () =>
    send(['iov' => ['x'], 'control' => [$rights, ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS]]]),
    $a);
check('third control with a bad level',
    fn () =>
    send(['iov' => ['x'], 'control' =>
        [2 => $rights, 7 => $rights, 9 => ['level' => 'x', 'type' => SCM_RIGHTS, 'data' => []]]]),
        $a);
foreach ([[SOL_SOCKET, 0], [SOL_SOCKET, 3], [SOL_SOCKET, 29], [SOL_SOCKET, -1], [0, 0], [0, 1],
    [0, 2], [-1, -1], [IPPROTO_IPV6, 1], [IPPROTO_IPV6, 51], [IPPROTO_IPV6, 2],
    [SOL_UDP, 1], [SOL_UDP, 104], [6, 1], [1 << 20, 1 << 20], [2147483647, 2147483647],
    [-2147483648, -2147483648]] as [$level, $type]) {
    check("unknown kind $level/$type",
        fn () =>
        send(['iov' => ['x'], 'control' => [['level' => $level, 'type' => $type, 'data' => 1]]]),
        $a);
    check("unknown kind $level/$type, bytes",
        fn () =>
        send(['iov' => ['x'], 'control' =>
            [['level' => $level, 'type' => $type, 'data' => 'bytes']]]), $a);
}
foreach ([[SOL_SOCKET, SCM_RIGHTS], [SOL_SOCKET, SCM_CREDENTIALS], [IPPROTO_IPV6, IPV6_PKTINFO],
    [IPPROTO_IPV6, IPV6_HOPLIMIT], [IPPROTO_IPV6, IPV6_TCLASS]] as [$level, $type]) {
    check("kind $level/$type without data",
        fn () => send(['iov' => ['x'], 'control' => [['level' => $level, 'type' => $type]]]), $a);
}
foreach (['pid', 'uid', 'gid'] as $key) {
    $data = ['pid' => getmypid(), 'uid' => getmyuid(), 'gid' => getmygid()];
    unset($data[$key]);
    check("credentials without $key",
        fn () =>
        send(['iov' => ['x'], 'control' =>
            [['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => $data]]]), $a);
}
check('packet info without address',
    fn () =>
    send(['iov' => ['x'], 'control' =>
        [['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => ['ifindex' => 0]]]]), $a);
check('packet info without interface',
    fn () =>
    send(['iov' => ['x'], 'control' =>
        [['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => ['addr' => '::1']]]]), $a);
check('packet info empty',
    fn () =>
    send(['iov' => ['x'], 'control' =>
        [['level' => IPPROTO_IPV6, 'type' => IPV6_PKTINFO, 'data' => []]]]), $a);

// Descriptors.
$closed_stream = fopen('php://memory', 'r');
fclose($closed_stream);
[$closed] = pair();
socket_close($closed);
$context = stream_context_create();
$memory = fopen('php://memory', 'r+');
$folder = opendir('/');
check('rights: closed stream',
    fn () =>
    send(['iov' => ['x'], 'control' =>
        [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$closed_stream]]]]), $a);
check('rights: closed socket',
    fn () =>
    send(['iov' => ['x'], 'control' =>
        [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$closed]]]]), $a);
check('rights: no stream',
    fn () =>
    send(['iov' => ['x'], 'control' =>
        [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$context]]]]), $a);
check('rights: memory stream',
    fn () =>
    send(['iov' => ['x'], 'control' =>
        [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$memory]]]]), $a);
check('rights: folder', fn () =>
    send(['iov' => ['x'], 'control' =>
    [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$folder]]]]), $a);
check('rights: second is bad',
    fn () =>
    send(['iov' => ['x'], 'control' =>
        [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [STDIN, 'x']]]]), $a);
check('rights: string keys',
    fn () =>
    send(['iov' => ['x'], 'control' =>
        [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => ['in' => STDIN, 'x' => null]]]]),
        $a);
check('rights: reference', function () {
    $stream = STDIN;
    $null = null;
    return send(['iov' => ['x'],
        'control' =>
        [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [&$stream, &$null]]]]);
}, $a);
check('rights: more than the kernel takes',
    fn () =>
    send(['iov' => ['x'], 'control' =>
        [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => array_fill(0, 254, STDIN)]]]), $a);
check('rights: as many as the kernel takes',
    fn () =>
    send(['iov' => ['x'], 'control' =>
        [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => array_fill(0, 253, STDIN)]]]), $a);
check('rights twice', fn () => send(['iov' => ['x'], 'control' => [$rights, $rights]]), $a);

// References at each place.
$reference = static function (mixed $value): array {
    return [&$value];
};
foreach (['iov' => ['x'], 'name' => ['path' => '/x'], 'control' => []] as $key => $value) {
    check("reference: $key", fn () => send([$key => &$reference($value)[0]] + ['iov' => ['y']]),
        $a);
    check("reference in $key", function () use ($key, $value) {
        $reference = $value;
        $message = ['iov' => ['y']];
        $message[$key] = &$reference;
        return send($message);
    }, $a);
}
check('reference: iov element', function () {
    $text = 'text';
    return send(['iov' => [&$text]]);
}, $a);
check('reference: control element', function () {
    $element = ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [STDIN]];
    return send(['iov' => ['x'], 'control' => [&$element]]);
}, $a);
foreach (['level', 'type', 'data'] as $key) {
    check("reference: $key", function () use ($key) {
        $element = ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [STDIN]];
        $value = $element[$key];
        $element[$key] = &$value;
        return send(['iov' => ['x'], 'control' => [$element]]);
    }, $a);
}
foreach (['pid', 'uid', 'gid'] as $key) {
    check("reference: $key", function () use ($key) {
        $data = ['pid' => getmypid(), 'uid' => getmyuid(), 'gid' => getmygid()];
        $value = $data[$key];
        $data[$key] = &$value;
        return send(['iov' => ['x'],
            'control' => [['level' => SOL_SOCKET, 'type' => SCM_CREDENTIALS, 'data' => $data]]]);
    }, $a);
}
check('message is a reference', function () {
    $message = ['iov' => ['x']];
    $other = &$message;
    return send($other);
}, $a);

// Which fault comes first.
check('order: iov before name', fn () => send(['iov' => 1, 'name' => 1, 'control' => 1]), $a);
check('order: as in the array', fn () => send(['control' => 1, 'name' => 1, 'iov' => 1]), $a);
check('order: name before control', fn () => send(['control' => 1, 'name' => 1]), $a);
check('order: level before type',
    fn () => send(['control' => [['type' => 'x', 'level' => 'y', 'data' => 1]]]), $a);
check('order: closed socket, flags beyond an int',
    fn () => socket_sendmsg($closed, ['iov' => 1], 1 << 40), $closed);
check('order: closed socket', fn () => socket_sendmsg($closed, ['iov' => 1]), $closed);
check('handler throws', function () {
    set_error_handler(fn ($level, $text) => throw new RuntimeException($text));
    try {
        return send(['iov' => 5]);
    } finally {
        restore_error_handler();
    }
}, $a);
