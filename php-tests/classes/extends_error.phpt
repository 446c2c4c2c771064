--TEST--
Socket: a final class
--FILE--
<?php
require __DIR__ . '/../lib.inc';

eval('class MySocket extends Socket {}');
?>
--EXPECTF--
Fatal error: Class MySocket %sfinal class %S
