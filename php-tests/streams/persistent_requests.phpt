--TEST--
socket_import_stream: a persistent stream gives the next request all that it has, and can be closed there, though a fatal error ended the one before
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$path = temp_path();
$listener = stream_socket_server("unix://$path");
with_web_server(sprintf(<<<'CODE'
    <?php
    ini_set('display_errors', '0');
    ini_set('sockets.strict_normal_read', '1');
    $stream = pfsockopen('unix://%s');
    if (ftell($stream) > 0) {
        $read = [$stream];
        $none = [];
        var_dump(stream_select($read, $none, $none, 0), fread($stream, 100), fclose($stream));
        exit;
    }
    fread($stream, 1);
    // Asked for its descriptor, PHP warns of what the stream has in its buffer.
    set_error_handler(static fn () => Fiber::suspend());
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    $rights = ['level' => SOL_SOCKET, 'type' => SCM_RIGHTS, 'data' => [$stream]];
    $message = ['iov' => ['x'], 'control' => [$rights]];
    $fiber = new Fiber(static fn () => socket_sendmsg($pair[0], $message));
    $fiber->start();
    restore_error_handler();
    $socket = socket_import_stream($stream);
    socket_set_nonblock($socket);
    var_dump($fiber->isSuspended(), socket_read($socket, 100, PHP_NORMAL_READ));
    ini_set('memory_limit', '4M');
    str_repeat('x', 10_000_000);
    CODE, $path), static function (callable $request) use ($listener): void {
        echo $request(static function () use ($listener, &$peer): void {
            $peer = stream_socket_accept($listener);
            fwrite($peer, '.beginning');
        });
        echo $request();
        stream_set_blocking($peer, false);
        var_dump(fread($peer, 1), feof($peer));
    });
?>
--EXPECT--
bool(true)
bool(false)
int(1)
string(9) "beginning"
bool(true)
string(0) ""
bool(true)
