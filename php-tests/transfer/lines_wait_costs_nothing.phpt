--TEST--
socket_read: PHP_NORMAL_READ waits for a line without a processor, keeps what came before a signal, and goes on behind SO_RCVTIMEO
--EXTENSIONS--
posix
--SKIPIF--
<?php
if (!function_exists('pcntl_alarm')) {
    die('skip needs pcntl');
}
if (getenv('USE_ZEND_ALLOC') === '0') {
    die("skip valgrind's own time would count");
}
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

/** Microseconds of the processor that this process has had. */
function used(): int
{
    $usage = getrusage();
    return ($usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec']) * 1_000_000
        + $usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec'];
}

pcntl_async_signals(true);
pcntl_signal(SIGALRM, function () {
    echo "a second is over\n";
});

function waits_a_second(Socket $socket): void
{
    pcntl_alarm(1);
    read_line($socket);
}

function read_line(Socket $socket): void
{
    $before = used();
    var_dump(socket_read($socket, 100, PHP_NORMAL_READ));
    $used = used() - $before;
    echo $used < 20_000 ? "less than 20 ms of the processor\n" : "$used us of the processor\n";
}

foreach (['non-blocking', 'with a time-out'] as $kind) {
    echo "$kind\n";
    [$a, $b] = pair();
    if ($kind === 'non-blocking') {
        socket_set_nonblock($b);
    } else {
        socket_set_option($b, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 10_000]);
    }
    socket_write($a, 'half');
    waits_a_second($b);
    show_codes($b);
    socket_write($a, " a line\n");
    var_dump(socket_read($b, 100, PHP_NORMAL_READ));
}

echo "below the low-water mark\n";
$listener = socket_create_listen(0);
socket_getsockname($listener, $_, $port);
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_connect($client, '127.0.0.1', $port);
$server = socket_accept($listener);
socket_set_option($server, SOL_SOCKET, SO_RCVLOWAT, 100);
socket_set_nonblock($server);
// The wait is a series of naps, and a signal may come between two of them: so they go on coming.
[$read, $end] = pair();
$alarms = fork(static function () use ($read): void {
    $time = 1_000_000;
    do {
        $ended = [$read];
        $none = null;
        $count = socket_select($ended, $none, $none, 0, $time);
        $time = 20_000;
    } while ($count === 0 && posix_kill(posix_getppid(), SIGALRM));
});
read_line($server);
pcntl_signal(SIGALRM, SIG_IGN);
socket_write($end, 'x');
$alarms();
socket_write($client, "short\n");
var_dump(socket_read($server, 100, PHP_NORMAL_READ));

// Some kernels say that it can be read, and find nothing to peek at.
echo "a byte out of band\n";
[$a, $b] = pair();
socket_set_nonblock($b);
@socket_send($a, 'x', 1, MSG_OOB);
$written = fork(static function () use ($a): void {
    usleep(500_000);
    socket_write($a, "line\n");
});
read_line($b);
$written();
?>
--EXPECTF--
non-blocking

Warning: socket_read(): unable to read from socket [4]: Interrupted system call in %s on line %d
a second is over
bool(false)
less than 20 ms of the processor
global: EINTR, socket: EINTR
string(12) "half a line
"
with a time-out

Warning: socket_read(): unable to read from socket [4]: Interrupted system call in %s on line %d
a second is over
bool(false)
less than 20 ms of the processor
global: EINTR, socket: EINTR
string(12) "half a line
"
below the low-water mark

Warning: socket_read(): unable to read from socket [4]: Interrupted system call in %s on line %d
a second is over
bool(false)
less than 20 ms of the processor
string(6) "short
"
a byte out of band
string(5) "line
"
less than 20 ms of the processor
