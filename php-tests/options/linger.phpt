--TEST--
SO_LINGER: two numbers
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$socket = socket_create(AF_INET, SOCK_STREAM, 0);
$on = 1;
foreach ([['l_onoff' => 1, 'l_linger' => 5], ['l_linger' => '7', 'l_onoff' => &$on],
    ['l_onoff' => 0, 'l_linger' => 65535]] as $value) {
    var_dump(socket_set_option($socket, SOL_SOCKET, SO_LINGER, $value));
    echo json_encode(socket_get_option($socket, SOL_SOCKET, SO_LINGER)), "\n";
}
?>
--EXPECT--
bool(true)
{"l_onoff":1,"l_linger":5}
bool(true)
{"l_onoff":1,"l_linger":7}
bool(true)
{"l_onoff":0,"l_linger":7}
