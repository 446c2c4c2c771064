--TEST--
socket_addrinfo_lookup: hints that were a list and have become empty are a list to PHP 8.5
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$hints = [1];
unset($hints[0]);
show('result', fn () => PHP_VERSION_ID < 80500 ? 'not asked'
    : socket_addrinfo_lookup('127.0.0.1', '80', $hints));
show('none', fn () => count(socket_addrinfo_lookup('127.0.0.1', '80', [])));
?>
--EXPECTREGEX--
result: (string\(9\) "not asked"|ValueError: .*must only contain array keys.*)
none: int\(3\)
