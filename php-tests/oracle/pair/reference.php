<?php

// What the variable given by reference may be, before and after the call.

require __DIR__ . '/../lib.php';

final class Holder
{
    public $untyped = 'before';
    public ?array $nullable = null;
    public array $typed = ['before'];
    public array $uninitialised;
    public int $int = 5;
    public string $string = 'before';
    public ?Socket $socket = null;
    public iterable $iterable = [];
    public int|array $union = 1;
    public static $static = 'before';
    public static array $typed_static = [];
    public static int $int_static = 7;
    private $hidden = 1;

    public function __construct(public readonly array $readonly = [])
    {
    }

    public function into_readonly(): mixed
    {
        return socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $this->readonly);
    }
}

final class Magic
{
    public array $stored = [];
    public function &__get(string $name): mixed
    {
        echo "get $name\n";
        return $this->stored[$name];
    }
    public function __set(string $name, mixed $value): void
    {
        echo "set $name\n";
        $this->stored[$name] = $value;
    }
}

final class Noisy
{
    public function __destruct()
    {
        echo "destroyed\n";
        @socket_create_pair(AF_INET, SOCK_STREAM, 0, $other);
    }
}

$make = static fn (&$into): bool => socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $into);

$before = ['null' => null, 'true' => true, 'int' => 5, 'float' => 1.5, 'string' => 'text',
    'empty array' => [],
    'array with elements' => ['x' => 1, 0 => 'zero', 5 => 'five'], 'object' => new stdClass(),
    'closure' => fn () => 1,
    'resource' => STDIN];
foreach ($before as $name => $value) {
    check("was $name", static fn () =>
        [socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $value), $value]);
    check("was $name, and the call fails",
        static fn () => [socket_create_pair(AF_INET, SOCK_STREAM, 0, $value), $value]);
    check("was $name, and the call throws", static function () use ($value) {
        try {
            socket_create_pair(99, SOCK_STREAM, 0, $value);
        } catch (ValueError) {
            return $value;
        }
    });
}
check('was unset', static fn () => [socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $unset), $unset]);
check('was unset, and the call fails',
    static fn () => [socket_create_pair(AF_INET, SOCK_STREAM, 0, $unset), $unset]);
check('was a pair', static function () {
    [$a] = $pair = pair();
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    return [$pair, in_array($a, $pair, true), socket_write($a, 'x')];
});
check('keys', static fn () =>
    [socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair), array_keys($pair), array_is_list($pair)]);
check('appending to it', static function () {
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    $pair[] = 'third';
    return $pair;
});
check('array element', static fn () =>
    [socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $array['a']['b']), $array]);
check('next array element',
    static fn () => [socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $array[]), $array]);
check('element of a string', static function () {
    $string = 'text';
    return socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $string[0]);
});
check('element of its own array', static function () {
    $array = [1, 2];
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $array[1]);
    return $array;
});
check('copy of the array stays', static function () {
    $array = ['k' => 'old'];
    $copy = $array;
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $array['k']);
    return [$copy, $array];
});
check('constant array stays', static function () {
    $array = [1, 2, 3];
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $array);
    $again = [1, 2, 3];
    return [$array, $again];
});
check('reference to a variable', static function () use ($make) {
    $target = 1;
    $alias = &$target;
    return [$make($alias), $target, $alias === $target];
});
check('global variable', static function () {
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $GLOBALS['pair_of_the_test']);
    $shown = $GLOBALS['pair_of_the_test'];
    unset($GLOBALS['pair_of_the_test']);
    return $shown;
});
check('static variable', static function () {
    static $pair;
    $result = [socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair), $pair];
    $pair = null;
    return $result;
});
check('ArrayAccess object', static function () {
    $object = new ArrayObject();
    return [socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $object['k']), $object->getArrayCopy()];
});
check('result of a function',
    static fn () => socket_create_pair(AF_UNIX, SOCK_STREAM, 0, (static fn () => 1)()));

foreach (['untyped', 'nullable', 'typed', 'uninitialised', 'iterable', 'union', 'int', 'string',
    'socket', 'dynamic'] as $property) {
    check("property $property", static function () use ($property) {
        $holder = $property === 'dynamic' ? new stdClass() : new Holder();
        try {
            return [socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $holder->$property),
                $holder->$property];
        } catch (TypeError $e) {
            return [get_class($e), $e->getMessage(), $holder->$property];
        }
    });
    check("reference to property $property", static function () use ($property, $make) {
        $holder = $property === 'dynamic' ? new stdClass() : new Holder();
        $alias = &$holder->$property;
        try {
            return [$make($alias), $holder->$property];
        } catch (TypeError $e) {
            return [get_class($e), $e->getMessage(), $holder->$property];
        }
    });
}
check('a failed assignment', static function () {
    $holder = new Holder();
    try {
        socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $holder->int);
    } catch (TypeError $e) {
        return [$e->getMessage(), $holder->int, socket_last_error()];
    }
});
check('descriptors after a failed assignment', static function () {
    $holder = new Holder();
    $sockets = static fn (): int => count(array_filter(scandir('/proc/self/fd'),
        static fn ($name) => str_starts_with((string) @readlink("/proc/self/fd/$name"),
        'socket:')));
    $before = $sockets();
    try {
        socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $holder->int);
    } catch (TypeError) {
        return $sockets() - $before;
    }
});
check('static property', static function () {
    $result = [socket_create_pair(AF_UNIX, SOCK_STREAM, 0, Holder::$static), Holder::$static];
    Holder::$static = null;
    return $result;
});
check('typed static property', static function () {
    $result = [socket_create_pair(AF_UNIX, SOCK_STREAM, 0, Holder::$typed_static),
        Holder::$typed_static];
    Holder::$typed_static = [];
    return $result;
});
check('static property of another type',
    static fn () => socket_create_pair(AF_UNIX, SOCK_STREAM, 0, Holder::$int_static));
check('static property that is not there',
    static fn () => socket_create_pair(AF_UNIX, SOCK_STREAM, 0, Holder::$missing));
check('private property',
    static fn (Holder $holder = new Holder()) =>
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $holder->hidden));
check('readonly property, from outside',
    static fn (Holder $holder = new Holder()) =>
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $holder->readonly));
check('readonly property, from inside', static fn () => (new Holder())->into_readonly());
check('magic property', static function () {
    $magic = new Magic();
    return [socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $magic->name), $magic->stored];
});
check('property of null', static function () {
    $null = null;
    return socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $null->property);
});
check('the old value is destroyed', static function () {
    $value = new Noisy();
    $result = socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $value);
    echo "called\n";
    return [$result, $value];
});
check('the old value lives on elsewhere', static function () {
    $value = $keep = new Noisy();
    socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $value);
    echo "called\n";
    return $value;
});
check('the destructor of the old value throws', static function () {
    $value = new class {
        public function __destruct()
        {
            throw new LogicException('from the destructor');
        }
    };
    try {
        socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $value);
    } catch (LogicException $e) {
        return [$e->getMessage(), $value];
    }
});
check('in a loop, the last pair stays', static function () {
    for ($i = 0; $i < 100; $i++) {
        socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    }
    return [socket_write($pair[0], 'x'), socket_read($pair[1], 1)];
});
check('the same variable twice', static function () {
    $type = SOCK_STREAM;
    return [socket_create_pair(AF_UNIX, $type, 0, $type), $type];
});
