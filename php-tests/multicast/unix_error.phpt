--TEST--
MCAST_*: a socket without IP addresses
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a] = pair(SOCK_DGRAM);
foreach ([MCAST_JOIN_GROUP, MCAST_JOIN_SOURCE_GROUP] as $option) {
    set_error_handler(static function (int $level, string $text): bool {
        echo 'warning: ', $text, "\n";
        return true;
    });
    try {
        $result = socket_set_option($a, IPPROTO_IP, $option,
            ['group' => '224.0.0.251', 'interface' => 'no such']);
        var_dump(PHP_VERSION_ID < 80500 && $result === false);
    } catch (ValueError $error) {
        // As of PHP 8.5.
        echo 'warning: socket_set_option(): ', $error->getMessage(), "\n";
        var_dump(PHP_VERSION_ID >= 80500);
    }
    restore_error_handler();
}
show_codes($a);
?>
--EXPECT--
warning: socket_set_option(): IP address used in the context of an unexpected type of socket
bool(true)
warning: socket_set_option(): IP address used in the context of an unexpected type of socket
bool(true)
global: 0, socket: 0
