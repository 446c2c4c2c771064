--TEST--
socket_strerror: codes that are no C ints
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([2147483648, -2147483649, PHP_INT_MAX, PHP_INT_MIN] as $code) {
    show((string) $code, fn () => socket_strerror($code));
}
show_codes();
?>
--EXPECT--
2147483648: ValueError: socket_strerror(): Argument #1 ($error_code) must be between -2147483648 and 2147483647
-2147483649: ValueError: socket_strerror(): Argument #1 ($error_code) must be between -2147483648 and 2147483647
9223372036854775807: ValueError: socket_strerror(): Argument #1 ($error_code) must be between -2147483648 and 2147483647
-9223372036854775808: ValueError: socket_strerror(): Argument #1 ($error_code) must be between -2147483648 and 2147483647
global: 0
