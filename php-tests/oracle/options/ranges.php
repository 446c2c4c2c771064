<?php

// Options with a range of their own: UDP_SEGMENT and TCP_USER_TIMEOUT.

require __DIR__ . '/../lib.php';

$values = [
    'zero' => 0, 'one' => 1, 'thousand' => 1000, '65535' => 65535, '65536' => 65536,
    'minus one' => -1,
    'largest int of 32 bits' => 0x7fffffff, 'above that' => 0x80000000,
    'largest of 32 bits' => 0xffffffff, 'above 32 bits' => 1 << 32,
    'far above' => (1 << 32) + 1000, 'smallest' => PHP_INT_MIN, 'largest' => PHP_INT_MAX,
    'null' => null, 'false' => false, 'true' => true, 'numeric string' => '1000',
    'leading number' => '1000 x', 'string' => 'x',
    'empty string' => '', 'float' => 1000.0, 'float with fraction' => 1000.5, 'empty array' => [],
    'array' => [1],
    'object' => new stdClass(), 'negative string' => '-5',
];
$options = ['UDP_SEGMENT' => [SOCK_DGRAM, SOL_UDP, 103],
    'TCP_USER_TIMEOUT' => [SOCK_STREAM, SOL_TCP, 18]];
foreach ($options as $option => [$type, $level, $number]) {
    $needs = $option === 'UDP_SEGMENT' ? [] : $option; // by its number every PHP has it
    foreach ($values as $name => $value) {
        $socket = socket_create(AF_INET, $type, 0);
        check("$option $name", static function () use ($socket, $level, $number, $value) {
            $result = socket_set_option($socket, $level, $number, $value);
            return [$result, socket_get_option($socket, $level, $number)];
        }, $socket, $needs);
        check("$option $name, read after",
            static fn () => socket_get_option($socket, $level, $number), $socket, $needs);
        check("$option $name, reference",
            static function () use ($socket, $level, $number, $value) {
            $variable = $value;
            $reference = &$variable;
            try {
                @socket_set_option($socket, $level, $number, $reference);
            } catch (Throwable) {
            }
            return $variable === $value;
        }, null, $needs);
        // The same number elsewhere is another option.
        check("$number of SOL_SOCKET $name",
            static fn () => socket_set_option($socket, SOL_SOCKET, $number, $value), $socket);
        check("$number of IPPROTO_IP $name",
            static fn () => socket_set_option($socket, IPPROTO_IP, $number, $value), $socket);
    }
    check("$option of AF_UNIX", static fn () => socket_set_option(pair()[0], $level, $number, 1000),
        null, $needs);
    check("$option of AF_UNIX, out of range",
        static fn () => socket_set_option(pair()[0], $level, $number, -1), null, $needs);
}
check('UDP_SEGMENT of TCP',
    static fn () => socket_set_option(socket_create(AF_INET, SOCK_STREAM, 0), SOL_UDP, 103, 1000));
check('TCP_USER_TIMEOUT of UDP',
    static fn () => socket_set_option(socket_create(AF_INET, SOCK_DGRAM, 0), SOL_TCP, 18, 1000),
    null, 'TCP_USER_TIMEOUT');
check('one datagram in segments', static function () {
    [$receiver, $port] = listener(SOCK_DGRAM);
    $sender = socket_create(AF_INET, SOCK_DGRAM, 0);
    socket_connect($sender, '127.0.0.1', $port);
    socket_set_option($sender, SOL_UDP, UDP_SEGMENT, 4);
    $sent = socket_write($sender, 'abcdefghij');
    return [$sent, socket_read($receiver, 100), socket_read($receiver, 100),
        socket_read($receiver, 100)];
}, null, 'UDP_SEGMENT');
