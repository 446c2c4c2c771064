--TEST--
socket_read: a stream's bytes are received when the memory limit has room for them
--INI--
memory_limit=16M
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') {
    die("skip without PHP's own allocator there is no memory limit");
}
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
if (!@socket_set_option($pair[0], SOL_SOCKET, SO_SNDBUFFORCE, 64 << 20)) {
    die('skip not allowed to exceed net.core.wmem_max');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

/** The most memory that the process has had, in MiB. */
function most(): int
{
    preg_match('/VmHWM:\s+(\d+)/', file_get_contents('/proc/self/status'), $found);
    return intdiv((int) $found[1], 1024);
}

function queue(Socket $socket, int $count): void
{
    for ($piece = str_repeat('x', 1 << 20); $count > 0;) {
        $count -= socket_write($socket, $piece);
    }
}

[$a, $b] = pair();
socket_set_option($a, SOL_SOCKET, SO_SNDBUFFORCE, 64 << 20);

queue($a, 6 << 20);
echo 'what there is room for comes at once: ', strlen(socket_read($b, 1 << 30)), "\n";

queue($a, 20 << 20);
$before = most();
register_shutdown_function(static function () use ($b, $before): void {
    $grown = most() - $before;
    echo "\n", $grown < 8 ? 'little' : "$grown MiB", " of memory\n";
    ini_set('memory_limit', '64M');
    echo 'what there is no room for stays: ', strlen(socket_read($b, 1 << 30)), "\n";
});
socket_read($b, 1 << 30);
?>
--EXPECTF--
what there is room for comes at once: 6291456
%AAllowed memory size of 16777216 bytes exhausted%A
little of memory
what there is no room for stays: 20971520%A
