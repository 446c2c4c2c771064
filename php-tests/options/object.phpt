--TEST--
objects with declared properties in place of an array
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
final class Later
{
    public int $sec;
    public int $usec;
}
$udp = socket_create(AF_INET, SOCK_DGRAM, 0);
foreach ([SO_RCVTIMEO, SO_SNDTIMEO, SO_LINGER] as $option) {
    var_dump(socket_set_option($udp, SOL_SOCKET, $option, new Options()));
    echo json_encode(socket_get_option($udp, SOL_SOCKET, $option)), "\n";
}
show('never initialised', fn () => socket_set_option($udp, SOL_SOCKET, SO_RCVTIMEO, new Later()));
?>
--EXPECT--
bool(true)
{"sec":1,"usec":500000}
bool(true)
{"sec":1,"usec":500000}
bool(true)
{"l_onoff":1,"l_linger":3}
never initialised: ValueError: socket_set_option(): Argument #4 ($value) must have key "sec"
