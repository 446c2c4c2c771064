--TEST--
socket_recvmsg: a buffer_size of 0 throws no datagram away
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

[$a, $b] = pair(SOCK_DGRAM);
send_rights($a, [STDIN]);
assert_no_descriptor_lost(function () use ($b) {
    show('no room', fn () => receive($b, more: ['buffer_size' => 0])[0]);
    show('no room, and its length',
        fn () => receive($b, flags: MSG_TRUNC, more: ['buffer_size' => 0])[0]);
    // What stays there may be asked for.
    show('peek', fn () => receive($b, flags: MSG_PEEK | MSG_TRUNC, more: ['buffer_size' => 0])[0]);
});
[$result, $message] = receive($b);
var_dump($result, $message['iov'], count($message['control']));
show_codes($b);
?>
--EXPECTF--
no room: 
Warning: socket_recvmsg(): error converting user data (path: msghdr > buffer_size): the buffer size must be between 1 and 104857600; given 0 in %s on line %d
bool(false)
no room, and its length: 
Warning: socket_recvmsg(): error converting user data (path: msghdr > buffer_size): the buffer size must be between 1 and 104857600; given 0 in %s on line %d
bool(false)
peek: int(1)
no descriptor lost
int(1)
array(1) {
  [0]=>
  string(1) "x"
}
int(1)
global: 0, socket: 0
