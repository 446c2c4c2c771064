<?php
/**
 * The rows of the table: an operation of operations.php, what it is called, how many rounds of its
 * loop one measurement of its time takes, and the figures to reach. A figure is the most that a
 * ratio may be:
 *
 *     instructions   of ours to stock's
 *     time           of ours to stock's
 *     limit          of our time to that of the system calls alone
 *     per socket     of our instructions for one socket to those for one of 200
 *
 * `sockets` says how many descriptors an operation needs, where they are many.
 */

declare(strict_types=1);

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
    'select-changing' => ['select, 1 of 200 ready, others every time', 5_000, ['time' => 1.05]],
    'stream-select-200' => ['stream_select, 1 of 200 ready', 5_000, []],
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
