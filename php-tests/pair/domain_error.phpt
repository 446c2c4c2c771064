--TEST--
socket_create_pair: unknown domains are refused before the kernel is asked
--FILE--
<?php
require __DIR__ . '/../lib.inc';

// Not AF_PACKET (17) either, which other functions take.
foreach ([0, 3, 17, 46, 1000, -1, 1 << 32, (1 << 32) + AF_UNIX, PHP_INT_MAX,
    PHP_INT_MIN] as $domain) {
    $pair = 'before';
    show((string) $domain, function () use ($domain, &$pair) {
        return socket_create_pair($domain, SOCK_STREAM, 0, $pair);
    });
    var_dump($pair);
}
show_codes();
// The domain is looked at before the type.
show('both wrong', fn () => socket_create_pair(99, 99, 0, $pair));
?>
--EXPECT--
0: ValueError: socket_create_pair(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET
string(6) "before"
3: ValueError: socket_create_pair(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET
string(6) "before"
17: ValueError: socket_create_pair(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET
string(6) "before"
46: ValueError: socket_create_pair(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET
string(6) "before"
1000: ValueError: socket_create_pair(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET
string(6) "before"
-1: ValueError: socket_create_pair(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET
string(6) "before"
4294967296: ValueError: socket_create_pair(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET
string(6) "before"
4294967297: ValueError: socket_create_pair(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET
string(6) "before"
9223372036854775807: ValueError: socket_create_pair(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET
string(6) "before"
-9223372036854775808: ValueError: socket_create_pair(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET
string(6) "before"
global: 0
both wrong: ValueError: socket_create_pair(): Argument #1 ($domain) must be one of AF_UNIX, AF_INET6, or AF_INET
