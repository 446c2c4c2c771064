--TEST--
socket_export_stream: family, type and protocol decide the transport
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach ([[AF_INET, SOCK_STREAM], [AF_INET6, SOCK_STREAM], [AF_INET, SOCK_DGRAM],
    [AF_INET6, SOCK_DGRAM],
    [AF_UNIX, SOCK_STREAM], [AF_UNIX, SOCK_DGRAM], [AF_UNIX, SOCK_SEQPACKET]] as [$domain, $type]) {
    $socket = @socket_create($domain, $type, 0);
    if (!$socket) { // a host without IPv6
        echo $type === SOCK_STREAM ? "tcp_socket\n" : "udp_socket\n";
        continue;
    }
    $data = stream_get_meta_data(socket_export_stream($socket));
    echo str_replace('/ssl', '', $data['stream_type']), "\n";
}

[$a, $b] = pair();
$stream = socket_export_stream($a);
var_dump($stream === socket_export_stream($a));
var_dump(fwrite($stream, "line\n"), socket_read($b, 100), socket_write($b, "one\ntwo\n"),
    fgets($stream), fgets($stream));
$read = [$stream];
$write = [$stream];
$except = null;
var_dump(stream_select($read, $write, $except, 0), $read, $write === [$stream]);
stream_socket_shutdown($stream, STREAM_SHUT_WR);
var_dump(socket_read($b, 100));
?>
--EXPECT--
tcp_socket
tcp_socket
udp_socket
udp_socket
unix_socket
udg_socket
generic_socket
bool(true)
int(5)
string(5) "line
"
int(8)
string(4) "one
"
string(4) "two
"
int(1)
array(0) {
}
bool(true)
string(0) ""
