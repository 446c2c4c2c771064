<?php
/**
 * One operation in a loop:
 *
 *     php -n -d extension=EXTENSION benches/operations.php OPERATION COUNT
 *
 * prints the nanoseconds that COUNT rounds of the loop took, and nothing else. Preparing
 * is not part of them. An operation that does not give what it should ends the program
 * with status 1 and says why.
 *
 * Each entry prepares its sockets and returns what the last call of a round must give,
 * and the loop. The loops are what a program would have: nothing is spared in them.
 */

declare(strict_types=1);

require __DIR__ . '/lines.php';
require __DIR__ . '/select.php';

const PORTION = 8 << 20;
/** So many rounds come first: socket_select tells the kernel of sockets when they come again. */
const WARM_UP = 4;

/** @return array{Socket, Socket} */
function pair(int $type = SOCK_STREAM): array
{
    socket_create_pair(AF_UNIX, $type, 0, $pair);
    return $pair;
}

/** A UDP socket on the loopback interface. */
function udp(): Socket
{
    $socket = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
    socket_bind($socket, '127.0.0.1');
    return $socket;
}

/** Writes `$text` and reads at most `$length` bytes. */
function write_read(string $text, int $length): array
{
    [$a, $b] = pair();
    return [$text, static function (int $count) use ($a, $b, $text, $length) {
        for ($i = 0; $i < $count; $i++) {
            socket_write($a, $text);
            $data = socket_read($b, $length);
        }
        return $data;
    }];
}

/** Moves 8 MiB: each write takes what there is room for, each read what has come. */
function bulk(int $size): array
{
    [$a, $b] = pair();
    socket_set_nonblock($a);
    $piece = str_repeat('x', $size);
    return [PORTION, static function (int $count) use ($a, $b, $piece, $size) {
        for ($i = 0; $i < $count; $i++) {
            $sent = $received = 0;
            while ($received < PORTION) {
                if ($sent < PORTION) {
                    $sent += socket_write($a, $piece, min($size, PORTION - $sent));
                }
                $received += strlen(socket_read($b, $size));
            }
        }
        return $received;
    }];
}

$operations = [
    'empty' => static fn () => [0, static function (int $count) {
        for ($i = 0; $i < $count; $i++) {
        }
        return 0;
    }],

    'write-0' => static function () {
        [$a, $b] = pair();
        return [0, static function (int $count) use ($a, $b) {
            for ($i = 0; $i < $count; $i++) {
                $written = socket_write($a, '');
            }
            return $written;
        }];
    },

    'write-read-64' => static fn () => write_read(str_repeat('x', 64), 64),
    'write-read-up-to-64k' => static fn () => write_read(str_repeat('x', 64), 64 << 10),
    'write-read-up-to-4m' => static fn () => write_read(str_repeat('x', 64), 4 << 20),
    'line' => static fn () => line(),
    'line-1' => static fn () => backlog(1),
    'line-2' => static fn () => backlog(2),
    'line-16' => static fn () => backlog(16),
    'line-64' => static fn () => backlog(64),
    'line-1024' => static fn () => backlog(1024),
    'long-line-256k' => static fn () => line_in_pieces(256 << 10, tied: false),
    'long-line-1m' => static fn () => line_in_pieces(1 << 20, tied: false),
    'long-line-4m' => static fn () => line_in_pieces(4 << 20, tied: false),
    'long-line-tied-256k' => static fn () => line_in_pieces(256 << 10, tied: true),
    'long-line-tied-1m' => static fn () => line_in_pieces(1 << 20, tied: true),
    'long-line-tied-4m' => static fn () => line_in_pieces(4 << 20, tied: true),
    'datagram-lines-500' => static fn () => lines_of_a_datagram(500, tied: false),
    'datagram-lines-8000' => static fn () => lines_of_a_datagram(8000, tied: false),
    'datagram-lines-tied-500' => static fn () => lines_of_a_datagram(500, tied: true),
    'datagram-lines-tied-8000' => static fn () => lines_of_a_datagram(8000, tied: true),
    'write-read-2k' => static fn () => write_read(str_repeat('x', 2 << 10), 2 << 10),
    'write-read-4k' => static fn () => write_read(str_repeat('x', 4 << 10), 4 << 10),
    'write-read-8k' => static fn () => write_read(str_repeat('x', 8 << 10), 8 << 10),
    'write-read-16k' => static fn () => write_read(str_repeat('x', 16 << 10), 16 << 10),
    'write-read-64k' => static fn () => write_read(str_repeat('x', 64 << 10), 64 << 10),
    'bulk-64k' => static fn () => bulk(64 << 10),
    'bulk-1m' => static fn () => bulk(1 << 20),

    'send-recv' => static function () {
        [$a, $b] = pair();
        $text = str_repeat('x', 64);
        return [64, static function (int $count) use ($a, $b, $text) {
            for ($i = 0; $i < $count; $i++) {
                socket_send($a, $text, 64, 0);
                $received = socket_recv($b, $data, 64, 0);
            }
            return $received;
        }];
    },

    'sendto-recvfrom' => static function () {
        [$a, $b] = [udp(), udp()];
        socket_getsockname($b, $address, $port);
        $text = str_repeat('x', 64);
        return [64, static function (int $count) use ($a, $b, $port, $text) {
            for ($i = 0; $i < $count; $i++) {
                socket_sendto($a, $text, 64, 0, '127.0.0.1', $port);
                $received = socket_recvfrom($b, $data, 64, 0, $from_address, $from_port);
            }
            return $received;
        }];
    },

    // UDP_SEGMENT lets the kernel cut one buffer, and UDP_GRO lets it give the datagrams together.
    // Stock can do neither.
    'udp-segment' => static function () {
        [$a, $b] = [udp(), udp()];
        socket_getsockname($b, $address, $port);
        socket_connect($a, $address, $port);
        $text = str_repeat('x', 10 << 10);
        if (!defined('UDP_GRO')) {
            $texts = str_split($text, 1 << 10);
            return [10 << 10, static function (int $count) use ($a, $b, $texts) {
                for ($i = 0; $i < $count; $i++) {
                    $received = 0;
                    foreach ($texts as $text) {
                        socket_sendmsg($a, ['iov' => [$text]]);
                    }
                    while ($received < 10 << 10) {
                        $message = ['buffer_size' => 1 << 16, 'controllen' => 64];
                        $received += socket_recvmsg($b, $message);
                    }
                }
                return $received;
            }];
        }
        socket_set_option($b, SOL_UDP, UDP_GRO, 1);
        return [10 << 10, static function (int $count) use ($a, $b, $text) {
            for ($i = 0; $i < $count; $i++) {
                socket_sendmsg($a, ['iov' => [$text],
                    'control' => [['level' => SOL_UDP, 'type' => UDP_SEGMENT, 'data' => 1 << 10]]]);
                $message = ['buffer_size' => 1 << 16, 'controllen' => 64];
                $received = socket_recvmsg($b, $message);
            }
            return $received;
        }];
    },

    'sendmsg-recvmsg' => static function () {
        [$a, $b] = pair();
        $text = str_repeat('x', 64);
        return [64, static function (int $count) use ($a, $b, $text) {
            for ($i = 0; $i < $count; $i++) {
                socket_sendmsg($a, ['iov' => [$text]]);
                $message = ['name' => [], 'buffer_size' => 64, 'controllen' => 64];
                $received = socket_recvmsg($b, $message);
            }
            return $received;
        }];
    },

    'pass-descriptor' => static function () {
        [$a, $b] = pair();
        // A stream: stock sends the wrong descriptor for a Socket.
        $passed = fopen('/dev/null', 'r');
        $space = socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 1);
        return [true, static function (int $count) use ($a, $b, $passed, $space) {
            for ($i = 0; $i < $count; $i++) {
                socket_sendmsg($a, [
                    'iov' => ['x'],
                    'control' =>
                        [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$passed]]],
                ]);
                $message = ['name' => [], 'buffer_size' => 64, 'controllen' => $space];
                socket_recvmsg($b, $message);
                $received = $message['control'][0]['data'][0];
            }
            return is_resource($received);
        }];
    },

    'create-pair' => static fn () => [true, static function (int $count) {
        for ($i = 0; $i < $count; $i++) {
            $created = socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
        }
        return $created;
    }],

    'select-1' => static fn () => select(1),
    'select-50' => static fn () => select(50),
    'select-200' => static fn () => select(200),
    'select-changing' => static fn () => select_changing(400),
    'stream-select-200' => static fn () => stream_select_one(200),
    'io-poll-200' => static fn () => io_poll(200),
    'select-1000' => static fn () => select(1000),
    'select-10000' => static fn () => select(10_000),
    'select-50000' => static fn () => select(50_000),

    'get-option' => static function () {
        [$a] = pair();
        return [SOCK_STREAM, static function (int $count) use ($a) {
            for ($i = 0; $i < $count; $i++) {
                $value = socket_get_option($a, SOL_SOCKET, SO_TYPE);
            }
            return $value;
        }];
    },

    'set-option' => static function () {
        [$a] = pair();
        return [true, static function (int $count) use ($a) {
            for ($i = 0; $i < $count; $i++) {
                $set = socket_set_option($a, SOL_SOCKET, SO_REUSEADDR, 1);
            }
            return $set;
        }];
    },

    'last-error' => static function () {
        [$a] = pair();
        return [0, static function (int $count) use ($a) {
            for ($i = 0; $i < $count; $i++) {
                $error = socket_last_error($a);
            }
            return $error;
        }];
    },

    'getsockname' => static function () {
        $socket = udp();
        return [true, static function (int $count) use ($socket) {
            for ($i = 0; $i < $count; $i++) {
                $known = socket_getsockname($socket, $address, $port);
            }
            return $known;
        }];
    },
];

error_reporting(E_ALL);
set_error_handler(static function (int $level, string $text): never {
    throw new ErrorException(strtok($text, "\n"));
});
try {
    [$expected, $loop] = $operations[$argv[1]]();
    $count = (int) $argv[2];
    $first = $loop(WARM_UP);
    $start = hrtime(true);
    $result = $loop($count);
    $time = hrtime(true) - $start;
    if ([$first, $result] !== [$expected, $expected]) {
        throw new Exception('gave ' . var_export($result, true));
    }
} catch (Throwable $error) {
    fwrite(STDERR, $error->getMessage() . "\n");
    exit(1);
}
echo $time, "\n";
