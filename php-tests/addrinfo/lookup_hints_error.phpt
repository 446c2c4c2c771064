--TEST--
socket_addrinfo_lookup: unknown keys; from PHP 8.5 on odd values, too
--FILE--
<?php
require __DIR__ . '/../lib.inc';

$strict = PHP_VERSION_ID >= 80500;
$hints = [
    'unknown key' => ['x' => 1],
    'other case' => ['AI_FLAGS' => 1],
    'list' => [1],
    'int key behind' => ['ai_socktype' => SOCK_STREAM, 5 => 1],
    'flags below' => ['ai_flags' => -1],
    'type above' => ['ai_socktype' => 2 ** 32 + 1],
    'protocol of no number' => ['ai_protocol' => 'TCP'],
    'protocol of an array' => ['ai_protocol' => []],
    'protocol of an object' => ['ai_protocol' => new stdClass()],
    'family' => ['ai_family' => AF_UNIX],
    'the first one counts' => ['ai_family' => AF_UNIX, 'x' => 1],
];
$key = 'ValueError: socket_addrinfo_lookup(): Argument #3 ($hints) must only contain array keys '
    . '"ai_flags", "ai_socktype", "ai_protocol", or "ai_family"';
$argument = 'socket_addrinfo_lookup(): Argument #3 ($hints)';
$expected = [
    'unknown key' => $key,
    'other case' => $key,
    'list' => $strict ? $key : 'found',
    'int key behind' => $strict ? $key : 'found',
    'flags below' => $strict
        ? "ValueError: $argument \"ai_flags\" key must be between 0 and 2147483647" : 'not found',
    'type above' => $strict
        ? "ValueError: $argument \"ai_socktype\" key must be between 0 and 2147483647" : 'found',
    'protocol of no number' => $strict
        ? "TypeError: $argument \"ai_protocol\" key must be of type int, string given" : 'found',
    'protocol of an array' => $strict
        ? "TypeError: $argument \"ai_protocol\" key must be of type int, array given" : 'found',
    'protocol of an object' => $strict
        ? "TypeError: $argument \"ai_protocol\" key must be of type int, stdClass given"
        : 'not found',
    'family' => $strict ? "ValueError: $argument \"ai_family\" key must be AF_INET or AF_INET6"
        : 'not found',
    'the first one counts' => $strict
        ? "ValueError: $argument \"ai_family\" key must be AF_INET or AF_INET6" : $key,
];
set_error_handler(static function (int $level, string $text): bool {
    echo "Warning: $text\n"; // of the object, where it is converted
    return true;
});
foreach ($hints as $label => $hint) {
    ob_start();
    try {
        $result = socket_addrinfo_lookup('127.0.0.1', '80', $hint) ? 'found' : 'not found';
    } catch (Error $e) {
        $result = get_class($e) . ': ' . $e->getMessage();
    }
    $warning = ob_get_clean();
    $warned = $strict || $label !== 'protocol of an object' ? ''
        : "Warning: Object of class stdClass could not be converted to int\n";
    echo "$label: ", $result === $expected[$label] && $warning === $warned ? 'as expected'
        : "$warning$result", "\n";
}
?>
--EXPECT--
unknown key: as expected
other case: as expected
list: as expected
int key behind: as expected
flags below: as expected
type above: as expected
protocol of no number: as expected
protocol of an array: as expected
protocol of an object: as expected
family: as expected
the first one counts: as expected
