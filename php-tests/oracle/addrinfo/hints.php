<?php

// Hints: keys, values of every type, references, and the order in which they are looked at.

require __DIR__ . '/../lib.php';

$look_up = static function (array $hints): mixed {
    $found = socket_addrinfo_lookup('127.0.0.1', '80', $hints);
    return is_array($found) ? array_map('socket_addrinfo_explain', $found) : $found;
};
enum Suit
{
    case Hearts;
}

$values = [
    'null' => null, 'false' => false, 'true' => true, 'float' => 1.0,
    'float with a fraction' => 1.5, 'negative float' => -0.5,
    'large float' => 1e30, 'infinite' => INF, 'not a number' => NAN, 'string' => '2',
    'string of a float' => '1.0',
    'string of a fraction' => '1.5', 'string with a blank' => ' 1',
    'string with a blank behind' => '1 ', 'leading number' => '2x',
    'no number' => 'abc', 'empty string' => '', 'large string' => '1e30', 'array' => [],
    'filled array' => [1], 'object' => new stdClass(),
    'closure' => static fn () => 1, 'enum' => Suit::Hearts,
    'resource' => fopen('php://memory', 'r'), 'largest' => PHP_INT_MAX, 'least' => PHP_INT_MIN,
    'int range' => 2 ** 31 - 1, 'above int' => 2 ** 31, 'low bits 1' => 2 ** 32 + 1,
    'low bits 2' => 2 ** 32 + 2, 'minus one' => -1, 'least int' => -2 ** 31,
    '0' => 0, '1' => 1, '2' => 2, '10' => 10, '17' => 17, '256' => 256,
];
foreach (['ai_flags', 'ai_family', 'ai_socktype', 'ai_protocol'] as $key) {
    foreach ($values as $label => $value) {
        // Whether 'int range' is a flag that the resolver knows is its business: all of them are
        // unknown.
        check("$key: $label", static fn () => $look_up([$key => $value]));
        check("$key, a reference: $label", static function () use ($look_up, $key, $value): array {
            $variable = $value;
            $hints = [$key => &$variable];
            $found = $look_up($hints);
            return [$found, gettype($variable)];
        });
    }
}

$keys = [
    'empty' => [], 'unknown' => ['host' => 1], 'other case' => ['AI_FLAGS' => 1],
    'ai_addr' => ['ai_addr' => 1], 'empty key' => ['' => 1],
    'with a NUL' => ["ai_flags\0" => 1], 'blank' => ['ai_flags ' => 1], 'list' => [1],
    'list of zero' => [0], 'list of arrays' => [[]],
    'int' => [5 => 1], 'negative int' => [-1 => 1], 'int behind' => ['ai_socktype' => 1, 5 => 1],
    'int before' => [5 => 1, 'ai_socktype' => 1],
    'int, then unknown' => [5 => 1, 'x' => 1], 'unknown, then int' => ['x' => 1, 5 => 1],
    'unknown behind' => ['ai_socktype' => 1, 'x' => 1],
    'odd value, then unknown' => ['ai_socktype' => [], 'x' => 1],
    'odd value, then int' => ['ai_socktype' => 'abc', 5 => 1],
    'fraction, then unknown' => ['ai_socktype' => 1.5, 'x' => 1],
    'two odd values' => ['ai_protocol' => -1, 'ai_socktype' => -1],
    'family before flags' => ['ai_family' => 99, 'ai_flags' => -1],
    'flags before family' => ['ai_flags' => -1, 'ai_family' => 99],
    'all' => ['ai_flags' => 0, 'ai_family' => AF_INET, 'ai_socktype' => SOCK_STREAM,
        'ai_protocol' => SOL_TCP],
];
foreach ($keys as $label => $hints) {
    check("keys: $label", static fn () => $look_up($hints));
}
check('hole', static function () use ($look_up): mixed {
    $hints = ['x' => 1, 'ai_socktype' => SOCK_STREAM];
    unset($hints['x']);
    return $look_up($hints);
});
check('emptied list', static function () use ($look_up): mixed {
    $hints = [1];
    unset($hints[0]);
    return $look_up($hints);
});
check('literals stay', static function () use ($look_up): array {
    $hints = ['ai_socktype' => '1', 'ai_flags' => 0.0];
    return [$look_up($hints), $hints];
});

$odd = ['object' => new stdClass(), 'fraction' => 1.5, 'leading number' => '1x'];
foreach ($odd as $label => $value) {
    check("the handler throws: $label", static function () use ($look_up, $value): mixed {
        set_error_handler(static fn (int $level, string $text) => throw new ErrorException($text));
        try {
            return $look_up(['ai_socktype' => $value, 'ai_protocol' => $value]);
        } finally {
            restore_error_handler();
        }
    });
    check("the handler changes the hints: $label",
        static function () use ($look_up, $value): array {
        $variable = $value;
        $hints = ['ai_socktype' => &$variable, 'ai_protocol' => 6];
        set_error_handler(static function () use (&$variable, &$hints): bool {
            $variable = null;
            $hints = null;
            return true;
        });
        try {
            return [$look_up($hints), $hints];
        } finally {
            restore_error_handler();
        }
    });
}
