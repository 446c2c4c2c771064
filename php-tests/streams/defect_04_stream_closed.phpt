--TEST--
A Socket whose stream was closed is closed, and does not write to what has its number now
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
    $stranger = fopen('php://temp/maxmemory:0', 'w+'); // a file, with the number that just became free
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
--EXPECT--
export
socket_write: Error: socket_write(): Argument #1 ($socket) has already been closed
socket_send: Error: socket_send(): Argument #1 ($socket) has already been closed
socket_read: Error: socket_read(): Argument #1 ($socket) has already been closed
socket_shutdown: Error: socket_shutdown(): Argument #1 ($socket) has already been closed
socket_set_nonblock: Error: socket_set_nonblock(): Argument #1 ($socket) has already been closed
socket_last_error: Error: socket_last_error(): Argument #1 ($socket) has already been closed
socket_export_stream: Error: socket_export_stream(): Argument #1 ($socket) has already been closed
socket_select: TypeError: socket_select(): Argument #1 ($read) contains a closed socket
socket_close: Error: socket_close(): Argument #1 ($socket) has already been closed
string(4) "mine"
import
socket_write: Error: socket_write(): Argument #1 ($socket) has already been closed
socket_send: Error: socket_send(): Argument #1 ($socket) has already been closed
socket_read: Error: socket_read(): Argument #1 ($socket) has already been closed
socket_shutdown: Error: socket_shutdown(): Argument #1 ($socket) has already been closed
socket_set_nonblock: Error: socket_set_nonblock(): Argument #1 ($socket) has already been closed
socket_last_error: Error: socket_last_error(): Argument #1 ($socket) has already been closed
socket_export_stream: Error: socket_export_stream(): Argument #1 ($socket) has already been closed
socket_select: TypeError: socket_select(): Argument #1 ($read) contains a closed socket
socket_close: Error: socket_close(): Argument #1 ($socket) has already been closed
string(4) "mine"
