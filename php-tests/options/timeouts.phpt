--TEST--
SO_RCVTIMEO, SO_SNDTIMEO: seconds and microseconds, and what they do
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
foreach ([SO_RCVTIMEO, SO_SNDTIMEO] as $option) {
    echo json_encode(socket_get_option($a, SOL_SOCKET, $option)), "\n";
    var_dump(socket_set_option($a, SOL_SOCKET, $option, ['sec' => '1', 'usec' => 500000]));
    echo json_encode(socket_get_option($a, SOL_SOCKET, $option)), "\n";
    var_dump(socket_set_option($a, SOL_SOCKET, $option, (object) ['sec' => 0, 'usec' => 20000]));
    echo json_encode(socket_get_option($a, SOL_SOCKET, $option)), "\n";
}
$before = hrtime(true);
var_dump(socket_read($a, 1), socket_last_error($a) === SOCKET_EAGAIN);
echo hrtime(true) - $before >= 20_000_000 ? "waited\n" : "did not wait\n";
// More than the buffers take.
var_dump(socket_write($a, str_repeat('x', 1 << 22)) < 1 << 22);
?>
--EXPECT--
{"sec":0,"usec":0}
bool(true)
{"sec":1,"usec":500000}
bool(true)
{"sec":0,"usec":20000}
{"sec":0,"usec":0}
bool(true)
{"sec":1,"usec":500000}
bool(true)
{"sec":0,"usec":20000}
bool(false)
bool(true)
waited
bool(true)
