--TEST--
Reentrancy: while socket_addrinfo_lookup converts its hints and assigns its code, its arguments go
--FILE--
<?php
set_error_handler(function (int $level, string $text): bool {
    $GLOBALS['hints'] = null;
    return true;
});
foreach ([1.5, new stdClass()] as $odd) {
    $hints = ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => $odd];
    unset($odd);
    try {
        $found = socket_addrinfo_lookup('127.0.0.1', '80', $hints);
    } catch (TypeError) {
        $found = []; // since PHP 8.5
    }
    var_dump(is_array($found));
}
final class Clearing
{
    public function __destruct()
    {
        $GLOBALS['code'] = 'from the destructor';
        unset($GLOBALS['found']);
    }
}
$code = new Clearing();
var_dump(socket_addrinfo_lookup("nowhere\0", null, [], $code));
echo $code, "\n";
?>
--EXPECT--
bool(true)
bool(true)
bool(false)
from the destructor
