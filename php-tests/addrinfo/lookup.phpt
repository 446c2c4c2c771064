--TEST--
socket_addrinfo_lookup: numbers, /etc/hosts, services
--FILE--
<?php
require __DIR__ . '/../lib.inc';

function found(array|false $list): array|false
{
    return $list === false ? false : array_map(static function (AddressInfo $address): string {
        $all = socket_addrinfo_explain($address);
        return "$all[ai_socktype]/$all[ai_protocol] "
            . implode(' ', array_reverse($all['ai_addr']));
    }, $list);
}

$names = [SOCK_STREAM . '/' . SOL_TCP => 'stream', SOCK_DGRAM . '/' . SOL_UDP => 'datagram',
    SOCK_RAW . '/0' => 'raw'];
foreach (found(socket_addrinfo_lookup('127.0.0.1', '80')) as $key => $text) {
    echo "$key: ", strtr($text, $names), "\n";
}
$stream = ['ai_socktype' => SOCK_STREAM];
show('IPv6', fn () => found(socket_addrinfo_lookup('::1', '65535', $stream)));
show('no service', fn () => found(socket_addrinfo_lookup('127.0.0.1', hints: $stream)));
show('empty service', fn () => found(socket_addrinfo_lookup('127.0.0.1', '', $stream)));
show('service by name', fn () => found(socket_addrinfo_lookup('127.0.0.1', 'http', $stream)));
show('host by name', fn () =>
    found(socket_addrinfo_lookup('localhost', '80', $stream + ['ai_family' => AF_INET])));
show('any address', fn () => found(socket_addrinfo_lookup('0.0.0.0', '80', $stream)));
?>
--EXPECT--
0: stream 127.0.0.1 80
1: datagram 127.0.0.1 80
2: raw 127.0.0.1 80
IPv6: array(1) {
  [0]=>
  string(13) "1/6 ::1 65535"
}
no service: array(1) {
  [0]=>
  string(15) "1/6 127.0.0.1 0"
}
empty service: array(1) {
  [0]=>
  string(15) "1/6 127.0.0.1 0"
}
service by name: array(1) {
  [0]=>
  string(16) "1/6 127.0.0.1 80"
}
host by name: array(1) {
  [0]=>
  string(16) "1/6 127.0.0.1 80"
}
any address: array(1) {
  [0]=>
  string(14) "1/6 0.0.0.0 80"
}
