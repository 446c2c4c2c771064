--TEST--
SCM_RIGHTS: streams arrive as streams, or as Sockets if they are sockets
--FILE--
<?php
require __DIR__ . '/../lib.inc';
require __DIR__ . '/rights.inc';

[$a, $b] = pair(SOCK_DGRAM);
$file = tmpfile();
fwrite($file, 'written');
[$stream, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
stream_set_blocking($stream, false);

send_rights($a, ['file' => $file, 7 => $stream]);
$message = ['controllen' => socket_cmsg_space(SOL_SOCKET, SCM_RIGHTS, 2)];
var_dump(socket_recvmsg($b, $message), $message['flags'], $message['control']);
[$received, $socket] = $message['control'][0]['data'];
rewind($received);
var_dump(fread($received, 100), fstat($received)['ino'] === fstat($file)['ino']);
fwrite($received, '!');
rewind($file);
var_dump(fread($file, 100));

// The Socket knows its mode and its family.
var_dump(socket_read($socket, 10), socket_write($socket, 'hello'), fread($other, 10));
var_dump(socket_getsockname($socket, $name), $name);

// They are ours: the sender's may be closed.
fclose($file);
fclose($stream);
var_dump(fwrite($received, '?'), socket_write($socket, 'again'), fread($other, 10));
socket_close($socket);
unset($message, $received, $socket);
var_dump(fread($other, 10), feof($other));

// As many as the kernel sends at once.
send_rights($a, array_fill(0, 253, STDIN));
$message = ['controllen' => 2000];
socket_recvmsg($b, $message);
var_dump(count($message['control'][0]['data']), $message['flags']);
show_codes($a);
?>
--EXPECTF--
int(1)
int(0)
array(1) {
  [0]=>
  array(3) {
    ["level"]=>
    int(1)
    ["type"]=>
    int(1)
    ["data"]=>
    array(2) {
      [0]=>
      resource(%d) of type (stream)
      [1]=>
      object(Socket)#%d (0) {
      }
    }
  }
}
string(7) "written"
bool(true)
string(8) "written!"
bool(false)
int(5)
string(5) "hello"
bool(true)
string(0) ""
int(1)
int(5)
string(5) "again"
string(0) ""
bool(true)
int(253)
int(0)
global: EAGAIN, socket: 0
