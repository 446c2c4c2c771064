--TEST--
Reentrancy: the error handler of a warning closes and frees the Socket of the call
--FILE--
<?php
set_error_handler(function (int $level, string $text): bool {
    echo preg_replace('/ \[.*/', '', $text), "\n";
    socket_close($GLOBALS['socket']);
    $GLOBALS['socket'] = null;
    return true;
});

$calls = [
    fn ($socket) => socket_read($socket, 10),
    fn ($socket) => socket_read($socket, 10, PHP_NORMAL_READ),
    fn ($socket) => socket_recv($socket, $data, 10, 0),
    fn ($socket) => socket_write($socket, 'data'),
    fn ($socket) => socket_send($socket, 'data', 4, 0),
    fn ($socket) => socket_bind($socket, '192.0.2.1'),
    fn ($socket) => socket_accept($socket),
    fn ($socket) => socket_getpeername($socket, $address),
    fn ($socket) => socket_shutdown($socket),
    fn ($socket) => socket_get_option($socket, 77, 77),
    fn ($socket) => socket_set_option($socket, 77, 77, 77),
    fn ($socket) => socket_sendmsg($socket, ['iov' => ['x']]),
    fn ($socket) => socket_sendmsg($socket, ['iov' => 'x']),
    function ($socket) {
        $message = ['controllen' => 10];
        return socket_recvmsg($socket, $message);
    },
    function ($socket) {
        $message = ['controllen' => 'x'];
        return socket_recvmsg($socket, $message);
    },
];
pcntl_signal(SIGPIPE, SIG_IGN);
foreach ($calls as $call) {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    $result = $call($socket);
    var_dump($result);
}
?>
--EXPECT--
socket_read(): unable to read from socket
bool(false)
socket_read(): unable to read from socket
bool(false)
socket_recv(): Unable to read from socket
bool(false)
socket_write(): unable to write to socket
bool(false)
socket_send(): Unable to write to socket
bool(false)
socket_bind(): Unable to bind address
bool(false)
socket_accept(): unable to accept incoming connection
bool(false)
socket_getpeername(): unable to retrieve peer name
bool(false)
socket_shutdown(): Unable to shutdown socket
bool(false)
socket_get_option(): Unable to retrieve socket option
bool(false)
socket_set_option(): Unable to set socket option
bool(false)
socket_sendmsg(): Error in sendmsg
bool(false)
socket_sendmsg(): error converting user data (path: msghdr > iov): expected an array here
bool(false)
socket_recvmsg(): Error in recvmsg
bool(false)
socket_recvmsg(): error converting user data (path: msghdr > controllen): expected an integer, but got a non numeric string (possibly from a converted object): 'x'
bool(false)
