--TEST--
socket_select: the interest list is one descriptor, which no other program gets, and can be done without
--EXTENSIONS--
posix
--SKIPIF--
<?php
require __DIR__ . '/list.skip.inc';
?>
--FILE--
<?php
require __DIR__ . '/list.inc';

$hard = posix_getrlimit()['hard openfiles'];
/** Limits the descriptors, in all. */
$limit = static fn (int $number) =>
    posix_setrlimit(POSIX_RLIMIT_NOFILE, $number, $hard === 'unlimited' ? -1 : $hard);

$sockets = many_pairs(50, $others);
socket_write($others[2], 'x');
for ($free = 0; is_link("/proc/self/fd/$free"); $free++) {
}
$limit($free);
var_dump(readable($sockets, 20), socket_last_error());
$limit(1024);
var_dump(lists());

for ($i = 0; $i < 300 && lists() === []; $i++) {
    readable($sockets);
}
var_dump(listed());
preg_match('/^flags:\s*([0-7]+)/m',
    file_get_contents('/proc/self/fdinfo/' . array_key_first(lists())), $match);
var_dump((octdec($match[1]) & 02000000) !== 0);
?>
--EXPECT--
array(1) {
  [0]=>
  int(2)
}
int(0)
array(0) {
}
int(50)
bool(true)
