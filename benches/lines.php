<?php
/** Operations of operations.php: lines, by PHP_NORMAL_READ. */

declare(strict_types=1);

/** Writes and reads one line of 64 bytes. */
function line(): array
{
    [$a, $b] = pair();
    $line = str_repeat('x', 63) . "\n";
    return [$line, static function (int $count) use ($a, $b, $line) {
        for ($i = 0; $i < $count; $i++) {
            socket_write($a, $line);
            $data = socket_read($b, 1024, PHP_NORMAL_READ);
        }
        return $data;
    }];
}

/** Reads a line of `$length` bytes, while 100 kB of such lines wait behind it. */
function backlog(int $length): array
{
    [$a, $b] = pair();
    $line = str_repeat('x', $length - 1) . "\n";
    $chunk = str_repeat($line, $lines = intdiv(20_000, $length));
    foreach (range(1, 6) as $_) {
        socket_write($a, $chunk);
    }
    $left = $lines;
    return [$line, static function (int $count) use ($a, $b, $chunk, $lines, &$left) {
        for ($i = 0; $i < $count; $i++) {
            $data = socket_read($b, 2048, PHP_NORMAL_READ);
            if (--$left === 0) {
                socket_write($a, $chunk);
                $left = $lines;
            }
        }
        return $data;
    }];
}

/** Reads one line of `$length` bytes, which comes in pieces of 500: false, until it has an end. */
function line_in_pieces(int $length, bool $tied): array
{
    ini_set('sockets.strict_normal_read', '1');
    [$a, $b] = pair();
    $stream = $tied ? socket_export_stream($b) : null;
    socket_set_nonblock($b);
    $line = str_repeat('x', $length - 1) . "\n";
    $pieces = str_split($line, 500);
    return [$line, static function (int $count) use ($a, $b, $stream, $pieces) {
        for ($i = 0; $i < $count; $i++) {
            foreach ($pieces as $piece) {
                socket_write($a, $piece);
                $data = socket_read($b, 8 << 20, PHP_NORMAL_READ);
            }
        }
        return $data;
    }];
}

/** Reads so many lines of 16 bytes, which come as one datagram. */
function lines_of_a_datagram(int $lines, bool $tied): array
{
    [$a, $b] = pair(SOCK_DGRAM);
    $stream = $tied ? socket_export_stream($b) : null;
    $line = str_repeat('x', 15) . "\n";
    $datagram = str_repeat($line, $lines);
    return [$line, static function (int $count) use ($a, $b, $stream, $datagram, $lines) {
        for ($i = 0; $i < $count; $i++) {
            socket_write($a, $datagram);
            for ($left = $lines; $left > 0; $left--) {
                $data = socket_read($b, 1024, PHP_NORMAL_READ);
            }
        }
        return $data;
    }];
}
