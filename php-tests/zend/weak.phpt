--TEST--
weak mode: what becomes an int or a string
--FILE--
<?php
require __DIR__ . '/../lib.inc';

[$a, $b] = pair();
socket_set_nonblock($b);
set_error_handler(function (int $level, string $message): bool {
    echo $level === E_DEPRECATED ? 'Deprecated: ' : 'Other: ', $message, "\n";
    return true;
});
foreach (['3', ' 3', '3 ', '3.0', '3e0', 3.0, true, 3.5, '3.5', '3 apples', false,
    null] as $length) {
    socket_write($a, 'abc');
    show(var_export($length, true), fn () => socket_read($b, $length));
    socket_read($b, 100);
}
foreach ([null, false, 0, 1.5, -0.0] as $data) {
    show(var_export($data, true), fn () => socket_write($a, $data));
    var_dump(socket_read($b, 100));
}
$text = new class {
    public function __toString(): string
    {
        return 'as a string';
    }
};
var_dump(socket_write($a, $text), socket_read($b, 100));
?>
--EXPECT--
'3': string(3) "abc"
' 3': string(3) "abc"
'3 ': string(3) "abc"
'3.0': string(3) "abc"
'3e0': string(3) "abc"
3.0: string(3) "abc"
true: string(1) "a"
3.5: Deprecated: Implicit conversion from float 3.5 to int loses precision
string(3) "abc"
'3.5': Deprecated: Implicit conversion from float-string "3.5" to int loses precision
string(3) "abc"
'3 apples': TypeError: socket_read(): Argument #2 ($length) must be of type int, string given
false: bool(false)
NULL: Deprecated: socket_read(): Passing null to parameter #2 ($length) of type int is deprecated
bool(false)
NULL: Deprecated: socket_write(): Passing null to parameter #2 ($data) of type string is deprecated
int(0)
bool(false)
false: int(0)
bool(false)
0: int(1)
string(1) "0"
1.5: int(3)
string(3) "1.5"
-0.0: int(2)
string(2) "-0"
int(11)
string(11) "as a string"
