--TEST--
socket_set_option: what a value's destructor throws ends the call
--FILE--
<?php
require __DIR__ . '/../lib.inc';

final class Throwing
{
    public function __destruct()
    {
        throw new Exception('destroyed');
    }
}

[$socket] = pair();
// It is no number, of which the handler hears, and throws it away.
set_error_handler(function () use (&$value): bool {
    $value = 5;
    return true;
});
foreach ([[SO_LINGER, 'l_onoff', 'l_linger'], [SO_RCVTIMEO, 'sec', 'usec']] as [$option, $first,
    $second]) {
    $value = new Throwing();
    $array = [$first => &$value, $second => 7];
    show('set', fn () => socket_set_option($socket, SOL_SOCKET, $option, $array));
    unset($array);
    echo json_encode(socket_get_option($socket, SOL_SOCKET, $option)), "\n";
}
?>
--EXPECT--
set: Exception: destroyed
{"l_onoff":0,"l_linger":0}
set: Exception: destroyed
{"sec":0,"usec":0}
