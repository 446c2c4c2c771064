<?php
/**
 * The rows of the table: an operation of operations.php, what it is called, how many rounds of its
 * loop are timed (in parts: see bench.php), and the figures to reach. A figure is the most that a
 * ratio may be:
 *
 *     instructions   of ours to stock's
 *     time           of ours to stock's
 *     limit          of our time to that of the system calls alone
 *     per socket     of our instructions for one socket to those for one of 200
 *     growth         of our time to that of the row that `than` names
 *
 * `sockets` says how many descriptors an operation needs, where they are many. `parts` says of how
 * many the operation consists, if the row is about one of them. `stock` says why stock is not
 * measured, `needs` which class there must be.
 */

declare(strict_types=1);

/** A row about one of many parts, whose time must not grow with their number. */
$part = static fn (string $name, int $rounds, int $parts, string $stock, ?string $than = null) => [
    $name, $rounds, $than === null ? [] : ['growth' => 1.5],
    'parts' => $parts, 'than' => $than, 'stock' => $stock,
];
$spins = 'does not come back without a whole line, also where the socket is non-blocking';
$loses = 'reads one byte, loses the rest of the datagram and waits for another';

return [
    'write-0' => ['socket_write of 0 bytes', 200_000, ['instructions' => 0.40]],
    'write-read-64' => ['write 64 + read 64', 100_000, ['instructions' => 0.45, 'limit' => 1.07]],
    'write-read-up-to-64k' => ['write 64 + read up to 64 KiB', 100_000, ['instructions' => 0.45]],
    'write-read-up-to-4m' => ['write 64 + read up to 4 MiB', 10_000, ['time' => 0.10]],
    'line' => ['write and read one line of 64 bytes', 10_000, ['time' => 0.08]],
    'line-1' => ['a line of 1 byte, 100 kB waiting', 20_000, ['time' => 1.00]],
    'line-2' => ['a line of 2 bytes, 100 kB waiting', 20_000, ['time' => 1.00]],
    'line-16' => ['a line of 16 bytes, 100 kB waiting', 10_000, ['time' => 1.00]],
    'line-64' => ['a line of 64 bytes, 100 kB waiting', 5_000, ['time' => 0.10]],
    'line-1024' => ['a line of 1,024 bytes, 100 kB waiting', 500, ['time' => 0.02]],
    'long-line-256k' => $part('256 KiB line in pieces, each KiB', 20, 256, $spins),
    'long-line-1m' => $part('1 MiB line in pieces, each KiB', 5, 1024, $spins, 'long-line-256k'),
    'long-line-4m' => $part('4 MiB line in pieces, each KiB', 2, 4096, $spins, 'long-line-256k'),
    'long-line-tied-256k' => $part('tied: 256 KiB line in pieces, each KiB', 20, 256, $spins),
    'long-line-tied-1m' => $part(
        'tied: 1 MiB line in pieces, each KiB', 5, 1024, $spins, 'long-line-tied-256k'),
    'long-line-tied-4m' => $part(
        'tied: 4 MiB line in pieces, each KiB', 2, 4096, $spins, 'long-line-tied-256k'),
    'datagram-lines-500' => $part('datagram of 500 lines, each line', 200, 500, $loses),
    'datagram-lines-8000' => $part(
        'datagram of 8,000 lines, each line', 20, 8000, $loses, 'datagram-lines-500'),
    'datagram-lines-tied-500' => $part('tied: datagram of 500 lines, each line', 200, 500, $loses),
    'datagram-lines-tied-8000' => $part(
        'tied: datagram of 8,000 lines, each line', 20, 8000, $loses, 'datagram-lines-tied-500'),
    'write-read-2k' => ['write 2 KiB + read 2 KiB', 50_000, ['time' => 1.00]],
    'write-read-4k' => ['write 4 KiB + read 4 KiB', 50_000, ['time' => 1.00]],
    'write-read-8k' => ['write 8 KiB + read 8 KiB', 20_000, ['time' => 1.00]],
    'write-read-16k' => ['write 16 KiB + read 16 KiB', 20_000, ['time' => 1.00]],
    'write-read-64k' => ['write 64 KiB + read 64 KiB', 5_000, ['time' => 1.05]],
    'bulk-64k' => ['8 MiB in pieces of 64 KiB', 30, ['time' => 1.05]],
    'bulk-1m' => ['8 MiB in pieces of 1 MiB', 30, ['time' => 1.05]],
    'send-recv' => ['send + recv, 64 bytes', 100_000, ['instructions' => 0.45]],
    'sendto-recvfrom' => ['sendto + recvfrom, UDP loopback', 50_000, ['instructions' => 0.40]],
    'udp-segment' => ['10 datagrams of 1 KiB, UDP; ours as one', 10_000, ['time' => 0.20]],
    'sendmsg-recvmsg' => ['sendmsg + recvmsg', 50_000, ['instructions' => 0.35]],
    'pass-descriptor' => ['pass a descriptor', 20_000, ['instructions' => 0.40]],
    'create-pair' => ['create_pair', 20_000, ['instructions' => 0.60]],
    'select-1' => ['select, 1 of 1 ready', 100_000, ['instructions' => 0.50]],
    'select-50' => ['select, 1 of 50 ready', 20_000, ['time' => 0.60]],
    'select-200' => ['select, 1 of 200 ready', 5_000, ['time' => 0.35]],
    'select-changing' => [
        'select, 1 of 200 ready, others every time', 5_000,
        ['instructions' => 1.00, 'time' => 1.05],
    ],
    'stream-select-200' => ['stream_select, 1 of 200 ready', 5_000, []],
    'io-poll-200' => [
        'Io\Poll, 1 of 200 streams ready', 5_000, [], 'needs' => 'Io\Poll\Context',
    ],
    'select-1000' => ['select, 1 of 1,000 ready', 1_000, ['limit' => 0.20]],
    'select-10000' => ['select, 1 of 10,000 ready', 100, ['per socket' => 1.10, 'limit' => 0.20],
        'sockets' => 10_000],
    'select-50000' => ['select, 1 of 50,000 ready', 20, ['per socket' => 1.10, 'limit' => 0.20],
        'sockets' => 50_000],
    'get-option' => ['get_option', 200_000, ['instructions' => 0.50]],
    'set-option' => ['set_option', 200_000, ['instructions' => 0.50]],
    'last-error' => ['last_error', 500_000, ['instructions' => 0.50]],
    'getsockname' => ['getsockname', 100_000, ['instructions' => 0.50]],
    'load' => ["loading: php -r ''", 10, ['time' => 1.00]],
];
