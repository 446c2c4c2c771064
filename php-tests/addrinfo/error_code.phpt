--TEST--
socket_addrinfo_lookup: the resolver's code
--SKIPIF--
<?php
defined('EAI_NONAME') || die('skip needs PHP 8.6, or sockets-rs');
?>
--FILE--
<?php
$cases = [
    'EAI_NONAME' => ['', '80', []],
    'EAI_ADDRFAMILY' => ['::1', '80', ['ai_family' => AF_INET]],
    'EAI_SERVICE' => ['127.0.0.1', 'no-such-service', []],
    'EAI_BADFLAGS' => ['127.0.0.1', '80', ['ai_flags' => 0x10000]],
    'EAI_SOCKTYPE' => ['127.0.0.1', '80', ['ai_socktype' => 99]],
];
foreach ($cases as $name => $arguments) {
    echo $name, ': ';
    $code = 'before';
    var_dump(socket_addrinfo_lookup(...[...$arguments, &$code]));
    echo $code === constant($name) ? 'its code' : "code $code", "\n";
}
var_dump(socket_addrinfo_lookup('', error_code: $unset), $unset === EAI_NONAME);

$code = 'before';
socket_addrinfo_lookup('127.0.0.1', null, [], $code);
echo "after success: $code\n";
?>
--EXPECT--
EAI_NONAME: bool(false)
its code
EAI_ADDRFAMILY: bool(false)
its code
EAI_SERVICE: bool(false)
its code
EAI_BADFLAGS: bool(false)
its code
EAI_SOCKTYPE: bool(false)
its code
bool(false)
bool(true)
after success: before
