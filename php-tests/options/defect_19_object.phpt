--TEST--
an object with declared properties does not crash
--SKIPIF--
<?php
if (PHP_VERSION_ID < 80400) {
    echo 'skip stock crashes from PHP 8.4 on; object.phpt shows the same'; }
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

final class Options
{
    public int $sec = 1;
    public string $usec = '500000';
    public int $l_onoff = 1;
    public int $l_linger = 3;
}
$udp = socket_create(AF_INET, SOCK_DGRAM, 0);
foreach ([SO_RCVTIMEO, SO_SNDTIMEO, SO_LINGER] as $option) {
    var_dump(socket_set_option($udp, SOL_SOCKET, $option, new Options()));
    echo json_encode(socket_get_option($udp, SOL_SOCKET, $option)), "\n";
}
?>
--EXPECT--
bool(true)
{"sec":1,"usec":500000}
bool(true)
{"sec":1,"usec":500000}
bool(true)
{"l_onoff":1,"l_linger":3}
