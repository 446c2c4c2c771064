--TEST--
the Socket is closed while a value is converted: false, and the code of a descriptor that is none
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
            if ($GLOBALS['open']) {
                $GLOBALS['open'] = false;
                socket_close($GLOBALS['socket']);
            }
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
    socket_clear_error();
    show((string) $option, function () use ($socket, $level, $option, $value) {
        return socket_set_option($socket, $level, $option, $value);
    });
    show_codes();
    restore_error_handler();
}
?>
--EXPECT--
9: bool(false)
global: EBADF
13: bool(false)
global: EBADF
33: bool(false)
global: EBADF
32: bool(false)
global: 0
42: bool(false)
global: EBADF
