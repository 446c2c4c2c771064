--TEST--
socket_addrinfo_lookup: hints narrow the search
--FILE--
<?php
require __DIR__ . '/../lib.inc';

function types(array $hints, string $host = '127.0.0.1'): array
{
    return array_map(static function (AddressInfo $address): string {
        $all = socket_addrinfo_explain($address);
        return "$all[ai_flags] $all[ai_family] $all[ai_socktype] $all[ai_protocol] "
            . ($all['ai_canonname'] ?? '-');
    }, socket_addrinfo_lookup($host, '80', $hints));
}

echo implode(', ', types(['ai_socktype' => SOCK_DGRAM])), "\n";
echo implode(', ', types(['ai_protocol' => SOL_TCP])), "\n";
echo implode(', ', types(['ai_flags' => AI_CANONNAME])), "\n";
echo implode(', ',
    types(['ai_flags' => AI_NUMERICHOST, 'ai_family' => AF_INET6, 'ai_socktype' => SOCK_STREAM],
    '::1')), "\n";
echo implode(', ',
    types(['ai_family' => AF_INET6, 'ai_flags' => AI_V4MAPPED, 'ai_socktype' => SOCK_STREAM])),
    "\n";

$type = (string) SOCK_STREAM;
$hints = ['ai_socktype' => &$type];
echo implode(', ', types($hints)), "\n";
var_dump($type);
?>
--EXPECT--
0 2 2 17 -
0 2 1 6 -
2 2 1 6 127.0.0.1, 2 2 2 17 -, 2 2 3 0 -
4 10 1 6 -
8 10 1 6 -
0 2 1 6 -
string(1) "1"
