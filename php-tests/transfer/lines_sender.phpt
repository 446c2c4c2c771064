--TEST--
socket_recvfrom, socket_recvmsg: who sent what PHP_NORMAL_READ has left of a message
--FILE--
<?php
require __DIR__ . '/../lib.inc';

function udp(): array
{
    $socket = socket_create(AF_INET, SOCK_DGRAM, SOL_UDP);
    socket_bind($socket, '127.0.0.1');
    socket_getsockname($socket, $address, $port);
    return [$socket, $address, $port];
}

[$server, $address, $port] = udp();
[$one, , $port_of_one] = udp();
[$two, , $port_of_two] = udp();
socket_sendto($one, "line of one\nrest of one", 100, 0, $address, $port);
socket_sendto($two, "line of two\nrest of two", 100, 0, $address, $port);

foreach ([$port_of_one, $port_of_two] as $expected) {
    var_dump(socket_read($server, 100, PHP_NORMAL_READ));
    socket_recvfrom($server, $data, 4, MSG_PEEK, $from, $from_port);
    var_dump($data, $from, $from_port === $expected);
    $from = $from_port = null;
    socket_recvfrom($server, $data, 5, 0, $from, $from_port);
    var_dump($data, $from, $from_port === $expected);
    $message = ['name' => [], 'controllen' => 100];
    var_dump(socket_recvmsg($server, $message), $message['iov'][0], $message['name']['addr'],
        $message['name']['port'] === $expected);
}

// The answer to it arrives.
socket_sendto($one, "question\nand more", 100, 0, $address, $port);
socket_read($server, 100, PHP_NORMAL_READ);
socket_recvfrom($server, $data, 100, 0, $from, $from_port);
socket_sendto($server, "answer to $data", 100, 0, $from, $from_port);
var_dump(socket_read($one, 100));

$path = temp_path();
$server = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($server, $path);
$client = socket_create(AF_UNIX, SOCK_DGRAM, 0);
socket_bind($client, "\0" . basename($path));
socket_sendto($client, "line\nrest", 100, 0, $path);
var_dump(socket_read($server, 100, PHP_NORMAL_READ));
socket_recvfrom($server, $data, 100, 0, $from);
var_dump($data, $from === "\0" . basename($path));
?>
--EXPECT--
string(12) "line of one
"
string(4) "rest"
string(9) "127.0.0.1"
bool(true)
string(5) "rest "
string(9) "127.0.0.1"
bool(true)
int(6)
string(6) "of one"
string(9) "127.0.0.1"
bool(true)
string(12) "line of two
"
string(4) "rest"
string(9) "127.0.0.1"
bool(true)
string(5) "rest "
string(9) "127.0.0.1"
bool(true)
int(6)
string(6) "of two"
string(9) "127.0.0.1"
bool(true)
string(18) "answer to and more"
string(5) "line
"
string(4) "rest"
bool(true)
