--TEST--
socket_select: an error handler that changes a variable while a later argument is converted
--FILE--
<?php
require __DIR__ . '/../lib.inc';

// What stock makes of the array that is gone is not defined.
[$a, $b] = pair();
$write = [pair()[0]];
$none = null;
set_error_handler(static function (int $level, string $text) use (&$write, $a): bool {
    echo "$text\n";
    $write = $GLOBALS['instead'];
    return true;
});
foreach (['text', null, ['k' => $a]] as $instead) {
    $write = [pair()[0]];
    try {
        var_dump(socket_select($none, $write, $none, 0.5),
            is_array($write) ? array_keys($write) : $write);
    } catch (TypeError $e) {
        echo $e->getMessage(), "\n";
    }
}
restore_error_handler();
?>
--EXPECT--
Implicit conversion from float 0.5 to int loses precision
socket_select(): Argument #2 ($write) must be of type ?array, string given
Implicit conversion from float 0.5 to int loses precision
socket_select(): Argument #2 ($write) must be of type ?array, null given
Implicit conversion from float 0.5 to int loses precision
int(1)
array(1) {
  [0]=>
  string(1) "k"
}
