--TEST--
socket_create_pair: 8 MiB through a non-blocking pair in one process
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_set_nonblock($a);
socket_set_nonblock($b);
$data = random_bytes(8 << 20);
$received = '';
$sent = $full = $empty = 0;
while (strlen($received) < strlen($data)) {
    while ($sent < strlen($data)) {
        $count = socket_write($a, substr($data, $sent, 200_000));
        if ($count === false) {
            $full++;
            break;
        }
        $sent += $count;
    }
    while (($piece = socket_read($b, 150_000)) !== false) {
        $received .= $piece;
    }
    $empty++;
}
var_dump($received === $data, $full > 0, $empty > 0);
show_codes($a);
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
global: EAGAIN, socket: EAGAIN
