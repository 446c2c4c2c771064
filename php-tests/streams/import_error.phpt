--TEST--
socket_import_stream: what is no stream, or no socket
--FILE--
<?php
require __DIR__ . '/../lib.inc';

show('an int', fn () => socket_import_stream(5));
show('null', fn () => socket_import_stream(null));
show('a Socket', fn () => socket_import_stream(pair()[0]));
show('a context', fn () => socket_import_stream(stream_context_create()));
$closed = fopen('php://memory', 'r');
fclose($closed);
show('a closed stream', fn () => socket_import_stream($closed));
show('a file', fn () => socket_import_stream(fopen(__FILE__, 'r')));
show('memory', fn () => socket_import_stream(fopen('php://memory', 'r')));
$folder = opendir(__DIR__);
show('a folder', fn () => socket_import_stream($folder));
closedir($folder);
show('a pipe', function () {
    $process = proc_open('true', [1 => ['pipe', 'w']], $pipes);
    return socket_import_stream($pipes[1]);
});
show('a filtered stream', function () {
    [$x] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
    stream_filter_append($x, 'string.rot13', STREAM_FILTER_WRITE);
    return socket_import_stream($x);
});
show_codes();
?>
--EXPECTF--
an int: TypeError: socket_import_stream(): Argument #1 ($stream) must be of type resource, int given
null: TypeError: socket_import_stream(): Argument #1 ($stream) must be of type resource, null given
a Socket: TypeError: socket_import_stream(): Argument #1 ($stream) must be of type resource, Socket given
a context: TypeError: socket_import_stream(): supplied resource is not a valid stream resource
a closed stream: TypeError: socket_import_stream(): supplied resource is not a valid stream resource
a file: 
Warning: socket_import_stream(): Cannot represent a stream of type STDIO as a Socket Descriptor in %s on line %d
bool(false)
memory: 
Warning: socket_import_stream(): Cannot represent a stream of type MEMORY as a Socket Descriptor in %s on line %d
bool(false)
a folder: 
Warning: socket_import_stream(): Cannot represent a stream of type dir as a Socket Descriptor in %s on line %d
bool(false)
a pipe: 
Warning: socket_import_stream(): Cannot represent a stream of type STDIO as a Socket Descriptor in %s on line %d
bool(false)
a filtered stream: 
Warning: socket_import_stream(): Cannot cast a filtered stream on this system in %s on line %d
bool(false)
global: 0
