--TEST--
socket_create_listen: the default backlog is 128, since PHP 8.4 SOMAXCONN
--SKIPIF--
<?php
if (!is_readable('/proc/sys/net/core/somaxconn') || !is_readable('/proc/net/tcp')) {
    die('skip needs /proc');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$backlog = (new ReflectionFunction('socket_create_listen'))->getParameters()[1]->getDefaultValue();
var_dump($backlog === (PHP_VERSION_ID >= 80400 ? SOMAXCONN : 128));

// What the kernel was told: tcpi_sacked of a listener, which ss(8) calls the Send-Q.
$told = static function (Socket $listener): ?string {
    socket_getsockname($listener, $address, $port);
    exec("ss -ltnH 'sport = :$port' 2>/dev/null", $lines);
    return preg_split('/\s+/', $lines[0] ?? '')[2] ?? null;
};
$limit = (int) file_get_contents('/proc/sys/net/core/somaxconn');
$default = $told(socket_create_listen(0));
var_dump($default === null || (int) $default === min($limit, $backlog));
$three = $told(socket_create_listen(0, 3));
var_dump($three === null || $three === '3');
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
