--TEST--
socket_sendmsg, socket_recvmsg: user code in the middle changes what it can reach
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

class Text
{
    public function __construct(private Closure $code)
    {
    }

    public function __toString(): string
    {
        return ($this->code)();
    }
}

[$a, $b] = pair(SOCK_DGRAM);

// The parts before it stay what they were.
$part = str_repeat('p', 1000);
$message = ['iov' => [&$part, new Text(function () use (&$part, &$message) {
    $part = null;
    $message = null;
    $other = str_repeat('o', 1000);
    return '!';
}), 'end']];
var_dump(socket_sendmsg($a, $message) === 1004,
    socket_read($b, 2000) === str_repeat('p', 1000) . '!end');

// The wish is read from the array that was given; the message goes to the variable.
socket_write($a, 'hello');
$message = ['buffer_size' => new Text(function () use (&$message) {
    $message = 'something else';
    for ($i = 0; $i < 10; $i++) {
        $GLOBALS['reused'][] = ['buffer_size' => $i, 'controllen' => 0, 'memory' => $i];
    }
    return '4';
}), 'controllen' => 100];
var_dump(socket_recvmsg($b, $message), $message['iov']);

// A destructor of what was there.
socket_write($a, 'hello');
$message = ['controllen' => 100, 'object' => new class () {
    public function __destruct()
    {
        global $message;
        echo 'destroyed, ', $message['iov'][0], "\n";
        $message = null;
    }
}];
var_dump(socket_recvmsg($b, $message), $message);

// The error handler throws.
set_error_handler(function (int $level, string $text): never {
    throw new RuntimeException($text);
});
show('send', fn () => socket_sendmsg($a, ['iov' => [[]]]));
show('send', fn () => socket_sendmsg($a, ['iov' => 5]));
show('receive', function () use ($b, &$message) {
    $message = ['controllen' => 0];
    return socket_recvmsg($b, $message);
});
var_dump($message);
?>
--EXPECT--
bool(true)
bool(true)
int(4)
array(1) {
  [0]=>
  string(4) "hell"
}
destroyed, hello
int(5)
NULL
send: RuntimeException: Array to string conversion
send: RuntimeException: socket_sendmsg(): error converting user data (path: msghdr > iov): expected an array here
receive: RuntimeException: socket_recvmsg(): error converting user data (path: msghdr > controllen): controllen cannot be 0
array(1) {
  ["controllen"]=>
  int(0)
}
