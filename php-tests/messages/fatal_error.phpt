--TEST--
socket_recvmsg: a fatal error while descriptors become Sockets closes the others
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

const COUNT = 253;
[$a, $b] = pair(SOCK_DGRAM);
send_rights($a, array_fill(0, COUNT, $a));
// What the message has is let go of by then. The engine may put the error off to the end of the
// call (PHP 8.2.36 does); where it does not, the Sockets that were made already end with the
// request, and all other descriptors must be closed.
$before = descriptors();
register_shutdown_function(static function () use ($before): void {
    echo count(array_diff_key(descriptors(), $before)) < COUNT ? "\nclosed\n" : "\nnone closed\n";
});

// Fills the memory that PHP has with strings of a page each, but for so many pages that some of the
// Sockets have room, and not all.
$message = ['controllen' => 2000, 'buffer_size' => 10];
$fill = array_fill(0, 2000, null);
$usage = memory_get_usage(true);
for ($i = 0; memory_get_usage(true) === $usage; $i++) {
    $fill[$i] = str_repeat('x', 4000);
}
for ($end = $i + 504; $i < $end; $i++) {
    $fill[$i] = str_repeat('x', 4000);
}
ini_set('memory_limit', memory_get_usage(true));
echo "receiving\n";
socket_recvmsg($b, $message);
echo "there was memory enough\n";
?>
--EXPECTREGEX--
receiving

Fatal error: Allowed memory size of \d+ bytes exhausted .*
(Stack trace:\n(#.*\n)*)?(
\d+ descriptors lost: .*
)?
closed
