--TEST--
socket_addrinfo_explain: the keys of both families; the first result has the canonical name
--FILE--
<?php
$hints = ['ai_flags' => AI_NUMERICHOST | AI_CANONNAME, 'ai_socktype' => SOCK_STREAM];
foreach (['127.0.0.1', '::1', '::ffff:1.2.3.4', 'fe80::1%lo'] as $host) {
    [$address] = socket_addrinfo_lookup($host, '65535', $hints);
    echo json_encode(socket_addrinfo_explain($address), JSON_UNESCAPED_SLASHES), "\n";
}
[, $second] = socket_addrinfo_lookup('127.0.0.1', '1', ['ai_flags' => AI_CANONNAME]);
var_dump(array_key_exists('ai_canonname', socket_addrinfo_explain($second)));

// What explain returns is a copy.
$copy = socket_addrinfo_explain($address);
$copy['ai_addr']['sin6_port'] = 1;
var_dump(socket_addrinfo_explain($address)['ai_addr']['sin6_port']);
?>
--EXPECT--
{"ai_flags":6,"ai_family":2,"ai_socktype":1,"ai_protocol":6,"ai_canonname":"127.0.0.1","ai_addr":{"sin_port":65535,"sin_addr":"127.0.0.1"}}
{"ai_flags":6,"ai_family":10,"ai_socktype":1,"ai_protocol":6,"ai_canonname":"::1","ai_addr":{"sin6_port":65535,"sin6_addr":"::1"}}
{"ai_flags":6,"ai_family":10,"ai_socktype":1,"ai_protocol":6,"ai_canonname":"::ffff:1.2.3.4","ai_addr":{"sin6_port":65535,"sin6_addr":"::ffff:1.2.3.4"}}
{"ai_flags":6,"ai_family":10,"ai_socktype":1,"ai_protocol":6,"ai_canonname":"fe80::1%lo","ai_addr":{"sin6_port":65535,"sin6_addr":"fe80::1%1"}}
bool(false)
int(65535)
