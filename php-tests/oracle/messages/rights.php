<?php

/*
 * SCM_RIGHTS: descriptors as they arrive. What sockets become when they are sent is in
 * php-tests/messages: stock cannot send them.
 */

require __DIR__ . '/../lib.php';

/** @return array what came, with flags and what each descriptor is */
function come(Socket $socket, int $space = 1000, int $flags = 0, array $more = []): array
{
    $message = ['controllen' => $space] + $more;
    $result = socket_recvmsg($socket, $message, $flags);
    return [$result, $message];
}

function rights(array $data): array
{
    return ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => $data];
}

/** The numbers of the descriptors that are open. */
function open_descriptors(): int
{
    return count(scandir('/proc/self/fd'));
}

[$a, $b] = pair(SOCK_DGRAM);
[$stream, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
$pipes = [];
$file = fopen(__FILE__, 'r');
fread($file, 10);
$own = fopen('php://temp/maxmemory:0', 'r+');
fwrite($own, 'temporary');

check('a file', function () use ($a, $b, $file) {
    socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([$file])]]);
    [$result, $message] = come($b);
    $received = $message['control'][0]['data'][0];
    return [$result, $message, stream_get_meta_data($received)['mode'],
        array_diff_key(stream_get_meta_data($received), ['uri' => 0]),
        fstat($received)['ino'] === fstat($file)['ino']];
});
check('a file shares its position', function () use ($a, $b) {
    $file = fopen(__FILE__, 'r');
    stream_set_read_buffer($file, 0);
    socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([$file])]]);
    $received = come($b)[1]['control'][0]['data'][0];
    stream_set_read_buffer($received, 0);
    return [fread($received, 5), fread($file, 5), ftell($received), ftell($file)];
});
check('a stream with written data', function () use ($a, $b) {
    $file = tmpfile();
    fwrite($file, 'written');
    socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([$file])]]);
    $received = come($b)[1]['control'][0]['data'][0];
    rewind($received);
    return [fread($received, 100), stream_get_meta_data($received)['mode']];
});
foreach (['r', 'r+', 'w', 'w+', 'a', 'a+', 'x+', 'c+'] as $mode) {
    check("mode $mode", function () use ($a, $b, $mode) {
        $path = temp_path();
        if ($mode[0] === 'r') {
            touch($path);
        }
        $file = fopen($path, $mode);
        unlink($path);
        socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([$file])]]);
        $received = come($b)[1]['control'][0]['data'][0];
        return [stream_get_meta_data($received)['mode'], @fwrite($received, 'x'),
            get_resource_type($received)];
    });
}
check('a stream socket', function () use ($a, $b, $stream, $other) {
    socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([$stream])]]);
    [$result, $message] = come($b);
    $received = $message['control'][0]['data'][0];
    socket_write($received, 'hello');
    return [$result, $message, fread($other, 5), socket_last_error($received)];
});
check('a stream socket, its ways', function () use ($a, $b) {
    $result = [];
    foreach ([true, false] as $blocking) {
        [$stream, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        stream_set_blocking($stream, $blocking);
        socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([$stream])]]);
        $received = come($b)[1]['control'][0]['data'][0];
        if (!$blocking) {
            $result[] = [socket_read($received, 5), socket_last_error($received)];
        }
        $result[] = [socket_getsockname($received, $name), $name,
            socket_get_option($received, SOL_SOCKET, SO_TYPE)];
    }
    return $result;
});
check('an inet socket', function () use ($a, $b) {
    $server = stream_socket_server('tcp://127.0.0.1:0');
    socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([$server])]]);
    $received = come($b)[1]['control'][0]['data'][0];
    socket_getsockname($received, $address, $port);
    return [$address, "$address:$port" === stream_socket_get_name($server, false)];
});
check('a pipe', function () use ($a, $b) {
    $process = proc_open('cat', [['pipe', 'r'], ['pipe', 'w']], $pipes);
    socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights($pipes)]]);
    [$in, $out] = come($b)[1]['control'][0]['data'];
    fclose($pipes[0]);
    fclose($pipes[1]);
    fwrite($in, 'through');
    $modes = [stream_get_meta_data($in)['mode'], stream_get_meta_data($out)['mode'],
        stream_get_meta_data($out)['stream_type']];
    fclose($in);
    $data = stream_get_contents($out);
    fclose($out);
    return [$data, $modes, proc_close($process)];
});
check('a folder', function () use ($a, $b) {
    $folder = fopen('/', 'r');
    if ($folder === false) {
        return 'no folder';
    }
    socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([$folder])]]);
    return come($b);
});
check('a device', function () use ($a, $b) {
    $null = fopen('/dev/null', 'r+');
    socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([$null])]]);
    [, $message] = come($b);
    return [$message, array_diff_key(stream_get_meta_data($message['control'][0]['data'][0]),
        ['uri' => 0])];
});
check('a temporary stream', function () use ($a, $b, $own) {
    socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([$own])]]);
    $received = come($b)[1]['control'][0]['data'][0];
    rewind($received);
    return fread($received, 100);
});
check('several', function () use ($a, $b, $file, $stream) {
    socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([$file, $stream, $file])]]);
    return come($b);
});
check('several messages become one', function () use ($a, $b, $file, $stream) {
    socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([$file]), rights([$stream])]]);
    return come($b);
});
check('keys are lost', function () use ($a, $b, $file, $stream) {
    socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights(['f' => $file, 7 => $stream])]]);
    return come($b);
});
check('as many as the kernel takes', function () use ($a, $b, $file) {
    socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights(array_fill(0, 253, $file))]]);
    [$result, $message] = come($b, 10000);
    return [$result, count($message['control'][0]['data']), $message['flags']];
});
foreach ([1, 8, 15, 16, 17, 19, 20, 21, 23, 24, 25, 27, 28, 29, 31, 32, 33, 40] as $space) {
    check("room of $space for three", function () use ($a, $b, $file, $space) {
        socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([$file, $file, $file])]]);
        $before = open_descriptors();
        $result = come($b, $space);
        return [$result, open_descriptors() - $before];
    });
}
check('none is left over when they are gone', function () use ($a, $b, $file, $stream) {
    $before = open_descriptors();
    socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([$file, $stream, $file])]]);
    $message = come($b);
    $with = open_descriptors();
    unset($message);
    return [$with - $before, open_descriptors() - $before];
});
check('peek gives them twice', function () use ($a, $b, $file, $stream) {
    socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([$file, $stream])]]);
    return [come($b, flags: MSG_PEEK), come($b)];
});
check('cloexec', function () use ($a, $b, $file) {
    socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([$file])]]);
    return come($b, flags: MSG_CMSG_CLOEXEC);
});
check('ordinary reading drops them', function () use ($a, $b, $file) {
    $before = open_descriptors();
    socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([$file])]]);
    return [socket_read($b, 10), open_descriptors() - $before];
});
check('over a stream', function () use ($file) {
    [$a, $b] = pair();
    socket_sendmsg($a, ['iov' => ['one'], 'control' => [rights([$file])]]);
    socket_sendmsg($a, ['iov' => ['two']]);
    socket_sendmsg($a, ['iov' => ['three'], 'control' => [rights([$file])]]);
    return [come($b), come($b)];
});
check('no bytes on a datagram', function () use ($a, $b, $file) {
    $sent = socket_sendmsg($a, ['iov' => [''], 'control' => [rights([$file])]]);
    return [$sent, come($b)];
});
check('no bytes on a stream', function () use ($file) {
    [$a, $b] = pair();
    return [socket_sendmsg($a, ['control' => [rights([$file])]]), come($b, flags: MSG_DONTWAIT)];
}, needs: 'MSG_DONTWAIT');
check('cut message', function () use ($a, $b, $file) {
    socket_sendmsg($a, ['iov' => ['long message'], 'control' => [rights([$file])]]);
    return come($b, more: ['buffer_size' => 4]);
});
check('on an inet socket', function () use ($file) {
    [$receiver, $port] = listener(SOCK_DGRAM);
    $sender = socket_create(AF_INET, SOCK_DGRAM, 0);
    $sent = socket_sendmsg($sender,
        ['name' => ['addr' => '127.0.0.1', 'port' => $port], 'iov' => ['x'],
        'control' => [rights([$file])]]);
    return [$sent, socket_last_error($sender)];
});
check('variable is destroyed by the assignment', function () use ($a, $b, $file) {
    socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([$file])]]);
    $message = ['controllen' => 100, 'object' => new class () {
        public function __destruct()
        {
            echo 'destroyed';
        }
    }];
    return [socket_recvmsg($b, $message), $message];
});
check('typed reference', function () use ($a, $b, $file) {
    $object = new class () {
        public ?array $message = ['controllen' => 100];
    };
    socket_sendmsg($a, ['iov' => ['x'], 'control' => [rights([$file])]]);
    return [socket_recvmsg($b, $object->message), $object->message];
});
