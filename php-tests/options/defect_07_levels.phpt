--TEST--
socket_set_option: an option is its level and its number
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$tcp = socket_create(AF_INET, SOCK_STREAM, 0);
// At SOL_SOCKET these numbers are SO_BINDTODEVICE, SO_RCVTIMEO and SO_SNDTIMEO.
var_dump(socket_set_option($tcp, SOL_TCP, TCP_NOTSENT_LOWAT, 1000),
    socket_get_option($tcp, SOL_TCP, TCP_NOTSENT_LOWAT));
foreach ([20, 21] as $option) {
    // The kernel takes them of sockets under repair only.
    var_dump(@socket_set_option($tcp, SOL_TCP, $option, 1),
        socket_last_error($tcp) === SOCKET_EPERM || socket_last_error($tcp) === SOCKET_EINVAL);
}
foreach ([13, 20, 21, 25, 51] as $option) {
    socket_clear_error($tcp);
    var_dump(@socket_set_option($tcp, SOL_UDP, $option, 1),
        socket_last_error($tcp) === SOCKET_ENOPROTOOPT);
}
?>
--EXPECT--
bool(true)
int(1000)
bool(false)
bool(true)
bool(false)
bool(true)
bool(false)
bool(true)
bool(false)
bool(true)
bool(false)
bool(true)
bool(false)
bool(true)
bool(false)
bool(true)
