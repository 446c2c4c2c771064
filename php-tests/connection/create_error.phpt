--TEST--
socket_create: domain and type are checked first, the kernel decides the rest
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$text = static function (callable $call): void {
    try {
        var_dump($call());
    } catch (ValueError $e) {
        // Later versions name more families and flags.
        echo str_replace([' AF_PACKET,', " optionally OR'ed with SOCK_CLOEXEC, SOCK_NONBLOCK"], '',
            $e->getMessage()), "\n";
    }
    show_codes();
};
$text(fn () => socket_create(99, 99, 0));
$text(fn () => socket_create(AF_INET, 99, 0));
$text(fn () => socket_create(AF_INET, -1, 0));
$text(fn () => socket_create(AF_INET, SOCK_STREAM, SOL_UDP));
$text(fn () => socket_create(AF_UNIX, SOCK_STREAM, 99));
?>
--EXPECTF--
socket_create(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET
global: 0
socket_create(): Argument #2 ($type) must be one of SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET, SOCK_RAW, or SOCK_RDM
global: 0

Warning: socket_create(): Unable to create socket [22]: Invalid argument in %s on line %d
bool(false)
global: EINVAL

Warning: socket_create(): Unable to create socket [93]: Protocol not supported in %s on line %d
bool(false)
global: EPROTONOSUPPORT

Warning: socket_create(): Unable to create socket [93]: Protocol not supported in %s on line %d
bool(false)
global: EPROTONOSUPPORT
