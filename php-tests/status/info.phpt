--TEST--
the module calls itself sockets, and has the version of PHP
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$module = new ReflectionExtension('sockets');
var_dump($module->getName(), $module->getVersion() === PHP_VERSION,
    phpversion('sockets') === PHP_VERSION);
var_dump(array_keys($module->getClasses()), $module->getINIEntries());
ob_start();
$module->info();
$info = ob_get_clean();
var_dump(str_starts_with(trim($info), 'sockets'),
    str_contains($info, 'Sockets Support => enabled'));
?>
--EXPECT--
string(7) "sockets"
bool(true)
bool(true)
array(2) {
  [0]=>
  string(6) "Socket"
  [1]=>
  string(11) "AddressInfo"
}
array(3) {
  ["sockets.strict_normal_read"]=>
  string(1) "0"
  ["sockets.retry_interrupted"]=>
  string(1) "0"
  ["sockets.close_on_exec"]=>
  string(1) "0"
}
bool(true)
bool(true)
