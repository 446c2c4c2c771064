--TEST--
socket_recvmsg: a destructor of what the variable held throws: the message is not lost
--FILE--
<?php
require __DIR__ . '/../lib.inc';

class Thrower
{
    public function __destruct()
    {
        throw new RuntimeException('destructed');
    }
}

class Replacer
{
    public function __toString(): string
    {
        $GLOBALS['message'] = ['replaced'];
        return '100';
    }
}

[$a, $b] = pair(SOCK_DGRAM);
foreach (['in the variable' => '100', 'replaced meanwhile' => new Replacer()] as $label =>
    $controllen) {
    socket_write($a, $label);
    $message = ['controllen' => $controllen, 'other' => new Thrower()];
    show($label, function () use ($b) {
        return socket_recvmsg($b, $GLOBALS['message']);
    });
    var_dump($message['iov'] ?? $message);
}
var_dump(socket_recv($b, $data, 100, MSG_DONTWAIT));

// Where there is no message the exception is all that the call says.
$message = ['controllen' => new Replacer(), 'other' => new Thrower()];
show('nothing to receive', fn () => socket_recvmsg($b, $GLOBALS['message'], MSG_DONTWAIT));
var_dump($message);

// The same in what is sent.
class Dropper
{
    public function __toString(): string
    {
        $GLOBALS['iov'] = null;
        return 'sent';
    }
}
$iov = [new Dropper(), 'and more'];
show('sent', fn () => socket_sendmsg($a, ['iov' => &$GLOBALS['iov']]));
var_dump(socket_read($b, 100));
$iov = [new Dropper(), 'and thrown'];
$iov['thrower'] = new class () extends Thrower {
    public function __toString(): string
    {
        return '!';
    }
};
show('sent, and thrown', fn () => socket_sendmsg($a, ['iov' => &$GLOBALS['iov']]));
var_dump(socket_read($b, 100));
?>
--EXPECT--
in the variable: RuntimeException: destructed
array(1) {
  [0]=>
  string(15) "in the variable"
}
replaced meanwhile: RuntimeException: destructed
array(1) {
  [0]=>
  string(18) "replaced meanwhile"
}
bool(false)
nothing to receive: RuntimeException: destructed
array(1) {
  [0]=>
  string(8) "replaced"
}
sent: int(12)
string(12) "sentand more"
sent, and thrown: RuntimeException: destructed
string(15) "sentand thrown!"
