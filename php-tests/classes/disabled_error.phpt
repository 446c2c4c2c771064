--TEST--
disable_classes: the functions that make such objects return false, and there is no object without its memory
--SKIPIF--
<?php
if (PHP_VERSION_ID >= 80500) {
    die('skip PHP 8.5 has no disable_classes');
}
?>
--INI--
disable_classes=Socket,AddressInfo
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$stream] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
assert_no_descriptor_lost(function () use ($stream) {
    show('create', fn () => @socket_create(AF_INET, SOCK_STREAM, 0));
    show('pair', fn () => @socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair));
    show('listen', fn () => @socket_create_listen(0));
    show('import', fn () => @socket_import_stream($stream));
    show('lookup', fn () => @socket_addrinfo_lookup('127.0.0.1'));
});

// There is no object without the memory that functions look for.
foreach ([Socket::class, AddressInfo::class] as $class) {
    show('new', fn () => @new $class());
    echo error_get_last()['message'], "\n";
}
?>
--EXPECT--
create: bool(false)
pair: bool(false)
listen: bool(false)
import: bool(false)
lookup: bool(false)
no descriptor lost
new: Error: Cannot directly construct Socket, use socket_create() instead
Socket() has been disabled for security reasons
new: Error: Cannot directly construct AddressInfo, use socket_addrinfo_lookup() instead
AddressInfo() has been disabled for security reasons
