--TEST--
socket_recvmsg: a huge controllen costs nothing
--INI--
memory_limit=16M
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

[$a, $b] = pair(SOCK_DGRAM);
foreach ([2000, 10000, 1 << 20, 1 << 31, (1 << 32) - 1] as $controllen) {
    send_rights($a, array_fill(0, 253, STDIN));
    [$result, $message] = receive($b, $controllen);
    echo $result, ' ', count($message['control'][0]['data']), ' ', $message['flags'], "\n";
    unset($message);
}
echo memory_get_peak_usage() < 8 << 20 ? "little memory\n" : "much memory\n";
?>
--EXPECT--
1 253 0
1 253 0
1 253 0
1 253 0
1 253 0
little memory
