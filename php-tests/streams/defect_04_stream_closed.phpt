--TEST--
A Socket whose stream was closed has no descriptor, and does not write to what has its number now
--FILE--
<?php
require __DIR__ . '/../lib.inc';

foreach (['export', 'import'] as $way) {
    echo "$way\n";
    [$a, $b] = pair();
    if ($way === 'export') {
        $stream = socket_export_stream($a);
    } else {
        [$stream, $other] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        $a = socket_import_stream($stream);
    }
    fclose($stream);
    // a file, with the number that just became free
    $stranger = fopen('php://temp/maxmemory:0', 'w+');
    fwrite($stranger, 'mine');
    foreach ([
        'socket_write' => fn () => socket_write($a, 'intruder'),
        'socket_send' => fn () => socket_send($a, 'intruder', 8, 0),
        'socket_read' => fn () => socket_read($a, 1),
        'socket_shutdown' => fn () => socket_shutdown($a),
        'socket_set_nonblock' => fn () => socket_set_nonblock($a),
        'socket_last_error' => fn () => socket_last_error($a),
        'socket_export_stream' => fn () => socket_export_stream($a),
        'socket_select' => function () use ($a) {
            $read = [$a];
            return socket_select($read, $none, $none, 0);
        },
        'socket_close' => fn () => socket_close($a),
    ] as $name => $call) {
        show($name, $call);
    }
    unset($a);
    rewind($stranger);
    var_dump(fread($stranger, 100));
}
?>
--EXPECTF--
export
socket_write: 
Warning: socket_write(): unable to write to socket [9]: Bad file descriptor in %s on line %d
bool(false)
socket_send: 
Warning: socket_send(): Unable to write to socket [9]: Bad file descriptor in %s on line %d
bool(false)
socket_read: 
Warning: socket_read(): unable to read from socket [9]: Bad file descriptor in %s on line %d
bool(false)
socket_shutdown: 
Warning: socket_shutdown(): Unable to shutdown socket [9]: Bad file descriptor in %s on line %d
bool(false)
socket_set_nonblock: 
Warning: socket_set_nonblock(): unable to set nonblocking mode [9]: Bad file descriptor in %s on line %d
bool(false)
socket_last_error: int(9)
socket_export_stream: resource(%d) of type (Unknown)
socket_select: 
Warning: socket_select(): Unable to select [9]: Bad file descriptor in %s on line %d
bool(false)
socket_close: NULL
string(4) "mine"
import
socket_write: 
Warning: socket_write(): unable to write to socket [9]: Bad file descriptor in %s on line %d
bool(false)
socket_send: 
Warning: socket_send(): Unable to write to socket [9]: Bad file descriptor in %s on line %d
bool(false)
socket_read: 
Warning: socket_read(): unable to read from socket [9]: Bad file descriptor in %s on line %d
bool(false)
socket_shutdown: 
Warning: socket_shutdown(): Unable to shutdown socket [9]: Bad file descriptor in %s on line %d
bool(false)
socket_set_nonblock: 
Warning: socket_set_nonblock(): unable to set nonblocking mode [9]: Bad file descriptor in %s on line %d
bool(false)
socket_last_error: int(9)
socket_export_stream: resource(%d) of type (Unknown)
socket_select: 
Warning: socket_select(): Unable to select [9]: Bad file descriptor in %s on line %d
bool(false)
socket_close: NULL
string(4) "mine"
