--TEST--
socket_recvmsg: replaces the array by the message
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair(SOCK_DGRAM);
socket_write($a, 'hello');
$message = ['controllen' => 100, 'other' => 'key'];
$alias = &$message;
$copy = $message;
var_dump(socket_recvmsg($b, $message), $message, $copy);

// A small buffer cuts a datagram; MSG_TRUNC asks for its whole length.
foreach ([4, 5, '5', 5.9] as $size) {
    socket_write($a, 'hello');
    $message = ['controllen' => 100, 'buffer_size' => $size];
    echo json_encode([socket_recvmsg($b, $message), $message['iov'],
        $message['flags'] === MSG_TRUNC]), "\n";
}
socket_write($a, 'hello');
$message = ['controllen' => 100, 'buffer_size' => 2];
echo json_encode([socket_recvmsg($b, $message, MSG_TRUNC), $message['iov']]), "\n";

// 8192 bytes, unless more is asked for.
foreach ([[], ['buffer_size' => 100000]] as $more) {
    $data = str_repeat('0123456789', 1000);
    socket_sendmsg($a, ['iov' => [$data]]);
    $message = ['controllen' => 100] + $more;
    echo json_encode([socket_recvmsg($b, $message), strlen($message['iov'][0]),
        str_starts_with($data, $message['iov'][0])]), "\n";
}

// Peeking leaves it there. An empty message and the end of a stream have no part.
socket_write($a, 'hello');
foreach ([MSG_PEEK, 0] as $flags) {
    $message = ['controllen' => 100];
    echo json_encode([socket_recvmsg($b, $message, $flags), $message['iov']]), "\n";
}
socket_sendmsg($a, []);
$message = ['controllen' => 100];
echo json_encode([socket_recvmsg($b, $message), $message]), "\n";
[$c, $d] = pair();
socket_close($c);
$message = ['controllen' => 100];
echo json_encode([socket_recvmsg($d, $message), $message]), "\n";
show_codes($b);
?>
--EXPECT--
int(5)
array(4) {
  ["name"]=>
  NULL
  ["control"]=>
  array(0) {
  }
  ["iov"]=>
  array(1) {
    [0]=>
    string(5) "hello"
  }
  ["flags"]=>
  int(0)
}
array(2) {
  ["controllen"]=>
  int(100)
  ["other"]=>
  string(3) "key"
}
[4,["hell"],true]
[5,["hello"],false]
[5,["hello"],false]
[5,["hello"],false]
[5,["he"]]
[8192,8192,true]
[10000,10000,true]
[5,["hello"]]
[5,["hello"]]
[0,{"name":null,"control":[],"iov":[],"flags":0}]
[0,{"name":null,"control":[],"iov":[],"flags":0}]
global: 0, socket: 0
