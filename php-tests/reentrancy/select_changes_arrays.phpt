--TEST--
Reentrancy: while socket_select warns, the error handler changes its arrays and closes what is in them
--FILE--
<?php
set_error_handler(function (int $level, string $text): bool {
    echo $text, "\n";
    foreach ($GLOBALS['read'] ?? [] as $socket) {
        socket_close($socket);
    }
    $GLOBALS['read'] = $GLOBALS['write'] = 'something else';
    return true;
});
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
$read = $pair;
$write = [$pair[0]];
$except = null;
unset($pair);
var_dump(socket_select($read, $write, $except, 0, -1));
var_dump($read, $write);

// A fraction is deprecated, or an error: the handler runs while arguments are taken.
socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
$read = $pair;
$write = null;
unset($pair);
try {
    var_dump(socket_select($read, $write, $except, 0, 1.5));
} catch (Error $e) {
    echo get_class($e), ': ', $e->getMessage(), "\n";
}
var_dump($read);
?>
--EXPECT--
socket_select(): Unable to select [22]: Invalid argument
bool(false)
string(14) "something else"
string(14) "something else"
Implicit conversion from float 1.5 to int loses precision
TypeError: socket_select(): Argument #1 ($read) must be of type ?array, string given
string(14) "something else"
