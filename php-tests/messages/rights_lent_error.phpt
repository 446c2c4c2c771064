--TEST--
SCM_RIGHTS: a stream that lends another one's descriptor is not sent when that one is closed while the message is made
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

class Lender
{
    public static $inner;
    public $context;

    public function stream_open(): bool
    {
        return true;
    }

    public function stream_cast(int $as)
    {
        return self::$inner;
    }
}

class Closer
{
    public static $stranger;

    public function __toString(): string
    {
        fclose(Lender::$inner);
        self::$stranger = tmpfile(); // has the number now
        fwrite(self::$stranger, 'secret');
        return (string) SCM_RIGHTS;
    }
}

stream_wrapper_register('lender', Lender::class);
[$a, $b] = pair(SOCK_DGRAM);
Lender::$inner = tmpfile();
$lent = fopen('lender://', 'r');

// As long as it is open it is sent.
send_rights($a, [$lent]);
[, $message] = receive($b);
var_dump(fstat($message['control'][0]['data'][0])['ino'] === fstat(Lender::$inner)['ino']);

assert_no_descriptor_lost(function () use ($a, $b, $lent) {
    show('closed meanwhile', fn () => socket_sendmsg($a, ['iov' => ['x'], 'control' => [
        ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [STDIN, $lent]],
        ['level' => SOL_SOCKET, 'type' => new Closer(), 'data' => [STDIN]],
    ]]));
    Closer::$stranger = null;
    var_dump(socket_recv($b, $data, 10, MSG_DONTWAIT));
});
?>
--EXPECTF--
bool(true)
closed meanwhile: 
Warning: socket_sendmsg(): error converting user data (path: msghdr > control > element #0 > data > element #2): cast stream to file descriptor failed in %s on line %d
bool(false)
bool(false)
no descriptor lost
