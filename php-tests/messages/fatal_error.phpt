--TEST--
socket_recvmsg: a fatal error in the middle closes the descriptors that came
--INI--
memory_limit=8M
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

[$a, $b] = pair(SOCK_DGRAM);
$data = str_repeat('x', 150_000);
socket_sendmsg($a, ['iov' => [$data], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [STDIN, STDIN, $a]]]]);
unset($data);
$before = count(descriptors());
register_shutdown_function(function () use ($before, &$fill) {
    $fill = null;
    echo "\n", count(descriptors()) - $before, " descriptors more\n";
});

// Leaves less memory than the message needs.
$message = ['controllen' => 1000, 'buffer_size' => 200_000];
$fill = [];
while (memory_get_usage(true) < 8 << 20) {
    $fill[] = str_repeat('x', 50_000);
}
while (memory_get_usage() < (8 << 20) - 160_000) {
    $fill[] = str_repeat('x', 10_000);
}
socket_recvmsg($b, $message);
echo "there was memory enough\n";
?>
--EXPECTF--
Fatal error: Allowed memory size of 8388608 bytes exhausted %sin %s on line %d
%A
0 descriptors more
