--TEST--
socket_addrinfo_lookup: the resolver's code into typed properties
--SKIPIF--
<?php
defined('EAI_NONAME') || die('skip needs PHP 8.6, or sockets-rs');
?>
--FILE--
<?php
require __DIR__ . '/../lib.inc';

final class Codes
{
    public array $array = ['before'];
    public string $string = 'before';
    public ?int $int = null;
}
$codes = new Codes();
show('array', fn () => socket_addrinfo_lookup('', null, [], $codes->array));
show('string', fn () => socket_addrinfo_lookup('', null, [], $codes->string));
show('int', fn () => socket_addrinfo_lookup('', null, [], $codes->int));
var_dump($codes);
show('an exception before', function () use (&$code) {
    $code = 'before';
    return socket_addrinfo_lookup('', null, ['x' => 1], $code);
});
echo $code, "\n";
?>
--EXPECT--
array: TypeError: Cannot assign int to reference held by property Codes::$array of type array
string: bool(false)
int: bool(false)
object(Codes)#1 (3) {
  ["array"]=>
  array(1) {
    [0]=>
    string(6) "before"
  }
  ["string"]=>
  string(2) "-2"
  ["int"]=>
  int(-2)
}
an exception before: ValueError: socket_addrinfo_lookup(): Argument #3 ($hints) must only contain array keys "ai_flags", "ai_socktype", "ai_protocol", or "ai_family"
before
