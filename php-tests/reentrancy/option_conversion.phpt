--TEST--
Reentrancy: while an option's value is converted, the array and the Socket go
--FILE--
<?php
final class Closing
{
    public function __construct(private string $text)
    {
    }

    public function __toString(): string
    {
        socket_close($GLOBALS['socket']);
        $GLOBALS['value'] = $GLOBALS['socket'] = null;
        return $this->text;
    }
}
set_error_handler(function (int $level, string $text): bool {
    echo $text, "\n";
    if ($GLOBALS['socket'] !== null) {
        socket_close($GLOBALS['socket']);
        $GLOBALS['value'] = $GLOBALS['socket'] = null;
    }
    return true;
});

$values = [
    [SOL_SOCKET, SO_LINGER, ['l_onoff' => new stdClass(), 'l_linger' => 1]],
    [SOL_SOCKET, SO_RCVTIMEO, ['sec' => new stdClass(), 'usec' => 1]],
    [SOL_SOCKET, SO_REUSEADDR, new stdClass()],
    [IPPROTO_IP, MCAST_JOIN_GROUP, ['group' => new Closing('224.0.0.23'), 'interface' => 'lo']],
    [IPPROTO_IP, MCAST_JOIN_GROUP, ['group' => '224.0.0.23', 'interface' => new Closing('lo')]],
    [IPPROTO_IP, IP_MULTICAST_IF, new Closing('lo')],
];
foreach ($values as [$level, $option, $value]) {
    $values = null;
    $socket = socket_create(AF_INET, SOCK_DGRAM, 0);
    try {
        var_dump(socket_set_option($socket, $level, $option, $value));
    } catch (Error $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
Object of class stdClass could not be converted to int
socket_set_option(): Unable to set socket option [9]: Bad file descriptor
bool(false)
Object of class stdClass could not be converted to int
socket_set_option(): Unable to set socket option [9]: Bad file descriptor
bool(false)
Object of class stdClass could not be converted to int
socket_set_option(): Unable to set socket option [9]: Bad file descriptor
bool(false)
socket_set_option(): Unable to set socket option [9]: Bad file descriptor
bool(false)
socket_set_option(): Unable to set socket option [9]: Bad file descriptor
bool(false)
socket_set_option(): Unable to set socket option [9]: Bad file descriptor
bool(false)
