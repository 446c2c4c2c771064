--TEST--
A destructor that reads from the stream, while its Socket assigns what it took of the stream's buffer, goes on right behind it
--FILE--
<?php
require __DIR__ . '/../lib.inc';

class Reader
{
    public function __construct(private $stream)
    {
    }

    public function __destruct()
    {
        var_dump(fread($this->stream, 3));
    }
}

foreach (['socket_recv' => [0], 'socket_recvfrom' => [0, &$from],
    'socket_recv, MSG_PEEK' => [MSG_PEEK]] as $name => $arguments) {
    echo "$name\n";
    [$x, $y] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    fwrite($y, "line\nABCDEFGHIJ");
    fgets($x);
    fwrite($y, 'KLM');
    $socket = socket_import_stream($x);
    $data = new Reader($x);
    strtok($name, ',')($socket, $data, 3, ...$arguments);
    var_dump($data, fread($x, 100));
}
?>
--EXPECT--
socket_recv
string(3) "DEF"
string(3) "ABC"
string(7) "GHIJKLM"
socket_recvfrom
string(3) "DEF"
string(3) "ABC"
string(7) "GHIJKLM"
socket_recv, MSG_PEEK
string(3) "ABC"
string(3) "ABC"
string(10) "DEFGHIJKLM"
