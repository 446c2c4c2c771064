--TEST--
a value whose destructor closes the stream and has its number reused: the option is not set on the stranger
--FILE--
<?php
require __DIR__ . '/../lib.inc';

final class Value
{
    public $code;

    public function __destruct()
    {
        $code = $this->code;
        $code();
    }
}
$calls = [
    'SO_RCVTIMEO' => [SOL_SOCKET, SO_RCVTIMEO, fn (&$x) => ['sec' => &$x, 'usec' => 0],
        fn ($s) => socket_get_option($s, SOL_SOCKET, SO_RCVTIMEO)],
    'SO_LINGER' => [SOL_SOCKET, SO_LINGER, fn (&$x) => ['l_onoff' => &$x, 'l_linger' => 9],
        fn ($s) => socket_get_option($s, SOL_SOCKET, SO_LINGER)],
];
foreach ($calls as $name => [$level, $option, $array, $read]) {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    $stream = socket_export_stream($socket);
    $stranger = null;
    $x = new Value();
    $x->code = function () use (&$stream, &$stranger) {
        fclose($stream);
        $stranger = socket_create(AF_INET, SOCK_STREAM, 0); // gets the number
    };
    set_error_handler(function () use (&$x) {
        $x = null; // the call holds it now, alone
        return true;
    });
    $value = $array($x);
    $result = socket_set_option($socket, $level, $option, $value);
    restore_error_handler();
    echo "$name: ", json_encode($result), ' ', socket_last_error($socket), ' ',
    json_encode($read($stranger)), "\n";
    unset($value);
}
?>
--EXPECT--
SO_RCVTIMEO: false 9 {"sec":0,"usec":0}
SO_LINGER: false 9 {"l_onoff":0,"l_linger":0}
