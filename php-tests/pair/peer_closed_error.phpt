--TEST--
socket_create_pair: writing to a peer that closed gives EPIPE and kills nobody
--SKIPIF--
<?php
if (!function_exists('pcntl_fork')) {
    die('skip needs pcntl');
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$wait = fork(function () {
    [$a, $b] = pair();
    socket_close($b);
    var_dump(socket_write($a, 'x'));
    show_codes($a);
    var_dump(socket_write($a, 'y'));
    return 7;
});
var_dump($wait());

// A program that handles the signal gets it, once a write.
pcntl_async_signals(true);
pcntl_signal(SIGPIPE, function () {
    echo "SIGPIPE\n";
});
[$a, $b] = pair();
socket_close($b);
var_dump(@socket_write($a, 'x'));
?>
--EXPECTF--
Warning: socket_write(): unable to write to socket [32]: Broken pipe in %s on line %d
bool(false)
global: EPIPE, socket: EPIPE

Warning: socket_write(): unable to write to socket [32]: Broken pipe in %s on line %d
bool(false)
int(7)
SIGPIPE
bool(false)
