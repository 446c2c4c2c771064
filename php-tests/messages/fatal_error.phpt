--TEST--
socket_recvmsg: a fatal error in the middle closes the descriptors that came
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

[$a, $b] = pair(SOCK_DGRAM);
$file = tmpfile();
$data = str_repeat('x', 150_000);
socket_sendmsg($a, ['iov' => [$data], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$file, $file, $a]]]]);
unset($data);
$path = readlink('/proc/self/fd/' . max(array_keys(descriptors())));
register_shutdown_function(function () use ($path, &$fill) {
    $fill = null;
    $open = array_count_values(preg_replace('/^socket:.*/', 'socket', descriptors()));
    // The file and the pair themselves may be open still.
    echo ($open[$path] ?? 0) <= 1 ? "\nno file more\n" : "\na file more\n";
    echo ($open['socket'] ?? 0) <= 2 ? "no socket more\n" : "a socket more\n";
});

// Fills the memory that PHP has, until it takes 2 MiB more from the system, and those, which have room for 39 such strings; forbids to
// take more.
$message = ['controllen' => 1000, 'buffer_size' => 200_000];
$fill = [];
$usage = memory_get_usage(true);
while (memory_get_usage(true) === $usage) {
    $fill[] = str_repeat('x', 50_000);
}
for ($i = 1; $i < 39; $i++) {
    $fill[] = str_repeat('x', 50_000);
}
ini_set('memory_limit', memory_get_usage(true));
echo "receiving\n";
socket_recvmsg($b, $message);
echo "there was memory enough\n";
?>
--EXPECTF--
receiving

Fatal error: Allowed memory size of %d bytes exhausted %sin %s on line %d
%A
no file more
no socket more
