--TEST--
socket_recvmsg: a fatal error in the middle closes the descriptors that came
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') {
    die('skip without PHP\'s own allocator there is no memory limit');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

[$a, $b] = pair(SOCK_DGRAM);
$file = tmpfile();
$data = str_repeat('x', 150_000);
socket_sendmsg($a, ['iov' => [$data], 'control' => [['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$file, $file, $file]]]]);
unset($data);
$path = stream_get_meta_data($file)['uri'];
register_shutdown_function(function () use ($path, &$fill) {
    $fill = null;
    // The file itself may be open still. So is the Socket: it ends with the request, for the call that it was given to never does.
    $open = preg_grep('/^' . preg_quote($path, '/') . '/', descriptors());
    echo count($open) <= 1 ? "\nno file more\n" : "\na file more\n";
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
