--TEST--
socket_select: the rest of a message that PHP_NORMAL_READ has begun can be read at once
--INI--
sockets.strict_normal_read=1
--SKIPIF--
<?php
if (!function_exists('pcntl_alarm')) {
    die('skip needs pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

// Stock has thrown the rest away, and waits for another message.
pcntl_alarm(5);
[$a, $b] = pair(SOCK_DGRAM);
[$c, $d] = pair();
$none = null;
socket_write($a, "one\ntwo\n");
var_dump(socket_read($b, 100, PHP_NORMAL_READ));
$read = ['c' => $c, 'b' => $b];
var_dump(socket_select($read, $none, $none, null), array_keys($read));

// The others are still looked at.
socket_write($d, 'x');
$read = ['c' => $c, 'b' => $b, 'again' => $b];
var_dump(socket_select($read, $none, $none, null), array_keys($read));

var_dump(socket_read($b, 100, PHP_NORMAL_READ));
$read = ['b' => $b];
var_dump(socket_select($read, $none, $none, 0));

// The beginning of a line is nothing that could be read without waiting.
socket_write($d, 'half');
socket_set_nonblock($c);
var_dump(socket_read($c, 100, PHP_NORMAL_READ));
$read = [$c];
var_dump(socket_select($read, $none, $none, 0));
?>
--EXPECT--
string(4) "one
"
int(1)
array(1) {
  [0]=>
  string(1) "b"
}
int(2)
array(3) {
  [0]=>
  string(1) "c"
  [1]=>
  string(1) "b"
  [2]=>
  string(5) "again"
}
string(4) "two
"
int(0)
bool(false)
int(0)
