--TEST--
the Socket is closed while a value is converted
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$values = [
    [SOL_SOCKET, SO_KEEPALIVE, new stdClass()],
    [SOL_SOCKET, SO_LINGER, ['l_onoff' => new stdClass(), 'l_linger' => 1]],
    [IPPROTO_IP, IP_MULTICAST_TTL, new stdClass()],
    [IPPROTO_IP, IP_MULTICAST_IF, []],
    [IPPROTO_IP, MCAST_JOIN_GROUP, ['group' => new class () {
        public function __toString(): string
        {
            socket_close($GLOBALS['socket']);
            return '224.0.0.251';
        }
    }]],
];
foreach ($values as [$level, $option, $value]) {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    $open = true;
    set_error_handler(static function () use ($socket, &$open): bool {
        if ($open) {
            $open = false;
            socket_close($socket);
        }
        return true;
    });
    // The number would be the next one's.
    show((string) $option, function () use ($socket, $level, $option, $value) {
        return socket_set_option($socket, $level, $option, $value);
    });
    restore_error_handler();
}
?>
--EXPECT--
9: Error: socket_set_option(): Argument #1 ($socket) has already been closed
13: Error: socket_set_option(): Argument #1 ($socket) has already been closed
33: Error: socket_set_option(): Argument #1 ($socket) has already been closed
32: bool(false)
42: Error: socket_set_option(): Argument #1 ($socket) has already been closed
