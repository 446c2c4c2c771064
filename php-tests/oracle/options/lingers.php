<?php

// SO_LINGER, SO_RCVTIMEO and SO_SNDTIMEO: arrays in and out.

require __DIR__ . '/../lib.php';

final class Sec
{
    public int $sec = 1;
    public int $usec = 2;
    public int $l_onoff = 1;
    public int $l_linger = 2;
}

final class Unset_
{
    public int $sec;
    public int $l_onoff;
}

final class Hidden
{
    private int $sec = 1;
    protected int $l_onoff = 1;
}

final class Stringable7
{
    public function __toString(): string
    {
        return '7';
    }
}

function arrays(string $first, string $second): array
{
    $one = 1;
    return [
        'both' => [$first => 1, $second => 2],
        'zeros' => [$first => 0, $second => 0],
        'other order' => [$second => 2, $first => 1],
        'more keys' => [$first => 1, $second => 2, 'x' => 3],
        'empty' => [],
        'first only' => [$first => 1],
        'second only' => [$second => 1],
        'list' => [1, 2],
        'other case' => [strtoupper($first) => 1, $second => 2],
        'null first' => [$first => null, $second => 2],
        'null second' => [$first => 1, $second => null],
        'strings' => [$first => '1', $second => '2'],
        'word' => [$first => 'x', $second => 2],
        'word second' => [$first => 1, $second => '2 s'],
        'floats' => [$first => 1.9, $second => 2.9],
        'bools' => [$first => true, $second => false],
        'arrays' => [$first => [1], $second => []],
        'object' => [$first => new stdClass(), $second => 2],
        'object second' => [$first => 1, $second => new Stringable7()],
        'negative first' => [$first => -1, $second => 2],
        'negative second' => [$first => 1, $second => -2],
        'max 16' => [$first => 65535, $second => 65535],
        'above 16' => [$first => 65536, $second => 2],
        'above 16 second' => [$first => 1, $second => 65536],
        'million' => [$first => 1, $second => 999999],
        'above a million' => [$first => 1, $second => 1000000],
        'above 32' => [$first => (1 << 32) + 1, $second => (1 << 32) + 2],
        'largest' => [$first => PHP_INT_MAX, $second => 2],
        'largest second' => [$first => 1, $second => PHP_INT_MAX],
        'smallest' => [$first => PHP_INT_MIN, $second => 2],
        'smallest second' => [$first => 1, $second => PHP_INT_MIN],
        'references' => [$first => &$one, $second => &$one],
    ];
}

$others = [
    'int' => 1,
    'null' => null,
    'string' => 'x',
    'float' => 1.5,
    'true' => true,
    'false' => false,
    'stdClass' => new stdClass(),
    'object with dynamic properties' =>
        (object) ['sec' => 1, 'usec' => 2, 'l_onoff' => 1, 'l_linger' => 2],
    'closure' => static fn () => 1,
];

foreach (['SO_LINGER' => ['l_onoff', 'l_linger'], 'SO_RCVTIMEO' => ['sec', 'usec'],
    'SO_SNDTIMEO' => ['sec', 'usec']] as $name => $keys) {
    $option = constant($name);
    foreach (array_keys(arrays(...$keys)) as $what) {
        $socket = socket_create(AF_INET, SOCK_STREAM, 0);
        $value = arrays(...$keys)[$what];
        $copy = arrays(...$keys)[$what];
        check("$name $what", static function () use ($socket, $option, $value) {
            $result = socket_set_option($socket, SOL_SOCKET, $option, $value);
            return [$result, socket_get_option($socket, SOL_SOCKET, $option)];
        }, $socket);
        // Nothing but set-up: what the case before has done to the array.
        check("$name $what stays",
            static fn () => $value == $copy
            && var_export($value, true) === var_export($copy, true));
    }
    foreach ($others as $what => $value) {
        $socket = socket_create(AF_INET, SOCK_STREAM, 0);
        check("$name $what", static function () use ($socket, $option, $value) {
            $result = socket_set_option($socket, SOL_SOCKET, $option, $value);
            return [$result, socket_get_option($socket, SOL_SOCKET, $option)];
        }, $socket);
    }
    check("$name object first, no second", static function () use ($option, $keys) {
        return socket_set_option(socket_create(AF_INET, SOCK_STREAM, 0), SOL_SOCKET, $option,
            [$keys[0] => new stdClass()]);
    });
    check("$name two objects", static function () use ($option, $keys) {
        $socket = socket_create(AF_INET, SOCK_STREAM, 0);
        return socket_set_option($socket, SOL_SOCKET, $option,
            [$keys[0] => new stdClass(), $keys[1] => new Sec()]);
    });
    check("$name object first, second out of range", static function () use ($option, $keys) {
        $socket = socket_create(AF_INET, SOCK_STREAM, 0);
        return socket_set_option($socket, SOL_SOCKET, $option,
            [$keys[0] => -1, $keys[1] => new stdClass()]);
    });
    check("$name uninitialised property", static function () use ($option) {
        $socket = socket_create(AF_INET, SOCK_STREAM, 0);
        return socket_set_option($socket, SOL_SOCKET, $option, new Unset_());
    });
    check("$name private properties", static function () use ($option) {
        $socket = socket_create(AF_INET, SOCK_STREAM, 0);
        return socket_set_option($socket, SOL_SOCKET, $option, new Hidden());
    });
    check("$name object with declared properties", static function () use ($option) {
        $socket = socket_create(AF_INET, SOCK_STREAM, 0);
        $result = socket_set_option($socket, SOL_SOCKET, $option, new Sec());
        return [$result, socket_get_option($socket, SOL_SOCKET, $option)];
    });
    check("$name literal stays", static function () use ($keys, $option) {
        $socket = socket_create(AF_INET, SOCK_STREAM, 0);
        $call = static function () use ($socket, $option) {
            $literal = ['l_onoff' => '1', 'l_linger' => '2', 'sec' => '1', 'usec' => '2'];
            socket_set_option($socket, SOL_SOCKET, $option, $literal);
            return $literal;
        };
        $call();
        return $call();
    });
    check("$name AF_UNIX", static function () use ($option, $keys) {
        [$a] = pair();
        return [
            socket_set_option($a, SOL_SOCKET, $option, [$keys[0] => 3, $keys[1] => 4000]),
            socket_get_option($a, SOL_SOCKET, $option),
        ];
    });
    check("$name a handler that throws", static function () use ($option, $keys) {
        set_error_handler(static fn (int $level, string $text) => throw new ErrorException($text));
        $socket = socket_create(AF_INET, SOCK_STREAM, 0);
        try {
            return socket_set_option($socket, SOL_SOCKET, $option,
                [$keys[0] => new stdClass(), $keys[1] => new stdClass()]);
        } finally {
            restore_error_handler();
            echo json_encode(socket_get_option($socket, SOL_SOCKET, $option));
        }
    });
    check("$name a handler that closes", static function () use ($option, $keys) {
        $socket = socket_create(AF_INET, SOCK_STREAM, 0);
        set_error_handler(static function () use ($socket): bool {
            socket_close($socket);
            return true;
        });
        try {
            return socket_set_option($socket, SOL_SOCKET, $option,
                [$keys[0] => new stdClass(), $keys[1] => 1]);
        } finally {
            restore_error_handler();
        }
    });
}

check('object with dynamic properties of the option alone', static function () {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    $object = new stdClass();
    $object->sec = 3;
    $object->usec = 4000;
    return [
        socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO, $object),
        socket_get_option($socket, SOL_SOCKET, SO_RCVTIMEO),
        $object,
    ];
});
check('ArrayObject', static function () {
    $socket = socket_create(AF_INET, SOCK_STREAM, 0);
    return [
        socket_set_option($socket, SOL_SOCKET, SO_RCVTIMEO,
            new ArrayObject(['sec' => 3, 'usec' => 4000])),
        socket_get_option($socket, SOL_SOCKET, SO_RCVTIMEO),
    ];
});
check('a time-out ends a read', static function () {
    [$a, $b] = pair();
    socket_set_option($a, SOL_SOCKET, SO_RCVTIMEO, ['sec' => 0, 'usec' => 10000]);
    return [socket_read($a, 1), socket_last_error($a)];
});
