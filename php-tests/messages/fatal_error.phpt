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
$standard_input = descriptors()[0];
register_shutdown_function(function () use ($standard_input, &$fill) {
    $fill = null;
    $open = array_count_values(preg_replace('/^socket:.*/', 'socket', descriptors()));
    echo "\n$open[$standard_input] like standard input\n";
    // The pair, if it is still there.
    echo ($open['socket'] ?? 0) <= 2 ? "no socket more\n" : "a socket more\n";
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
1 like standard input
no socket more
