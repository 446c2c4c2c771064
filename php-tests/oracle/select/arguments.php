<?php

// What socket_select takes, and what it refuses.

require __DIR__ . '/../lib.php';

[$a, $b] = pair();
[$closed] = pair();
socket_close($closed);

$values = ['null' => null, 'false' => false, 'true' => true, 'int' => 5, 'float' => 1.5,
    'string' => 'text', 'empty string' => '',
    'object' => new stdClass(), 'closure' => fn () => 1, 'resource' => STDIN, 'socket' => $a,
    'closed socket' => $closed,
    'empty array' => [], 'array' => [$a], 'nested array' => [[$a]],
    'iterator' => new ArrayIterator([$a])];
foreach ($values as $name => $value) {
    foreach (['read', 'write', 'except'] as $number => $which) {
        check("$name as \$$which", static function () use ($value, $number) {
            $arrays = [null, null, null];
            $arrays[$number] = $value;
            return [socket_select($arrays[0], $arrays[1], $arrays[2], 0), $arrays];
        });
        check("$name in \$$which", static function () use ($value, $number) {
            $arrays = [null, null, null];
            $arrays[$number] = ['k' => $value];
            return [socket_select($arrays[0], $arrays[1], $arrays[2], 0), $arrays];
        });
        check("$name in \$$which, after a socket", static function () use ($value, $number, $a) {
            $arrays = [[$a], [$a], [$a]];
            $arrays[$number][] = $value;
            return [socket_select($arrays[0], $arrays[1], $arrays[2], 0), $arrays];
        });
    }
    check("$name as \$seconds", static function () use ($value, $a) {
        $write = [$a];
        return [socket_select($none, $write, $none, $value), $write];
    }, $a);
    check("$name as \$microseconds", static function () use ($value, $a) {
        $write = [$a];
        return [socket_select($none, $write, $none, 0, $value), $write];
    }, $a);
}
check('undefined variables', static fn () => socket_select($x, $y, $z, 0));
check('all empty', static function () {
    $read = $write = $except = [];
    return socket_select($read, $write, $except, 0);
});
check('the first fault', static function () use ($closed) {
    $read = ['x'];
    $write = [$closed];
    $except = [5];
    return socket_select($read, $write, $except, 0);
});
check('the first fault within an array', static function () use ($a, $closed) {
    $read = [$a, $closed, 5];
    return socket_select($read, $none, $none, 0);
});
check('faults before times', static function () use ($closed) {
    $read = [$closed];
    return socket_select($read, $none, $none, -1);
});
check('nothing before times', static function () {
    $read = [];
    return socket_select($read, $none, $none, -1);
});
check('too few arguments', static function () {
    $read = [];
    return socket_select($read, $read, $read);
});
check('too many arguments', static function () use ($a) {
    $read = [$a];
    return socket_select($read, $read, $read, 0, 0, 0);
});
check('named arguments', static function () use ($a) {
    $write = ['k' => $a];
    return [socket_select(seconds: 0, except: $none, read: $none, write: $write), $write];
});
check('numeric strings as times', static function () use ($a) {
    $write = [$a];
    return socket_select($none, $write, $none, '1', ' 5');
});
check('a property, not declared', static function () use ($a) {
    $object = new stdClass();
    $object->write = [$a];
    return [socket_select($object->read, $object->write, $object->except, 0), $object];
});
check('typed properties', static function () use ($a) {
    $object = new class {
        public array $read = [];
        public ?array $write = null;
        public iterable|string $except = '';
    };
    $object->write = $object->except = ['k' => $a];
    return [socket_select($object->read, $object->write, $object->except, 0),
        get_object_vars($object)];
});
check('an error handler that changes the variable', static function () use ($b) {
    $write = [pair()[0]];
    set_error_handler(static function () use (&$write): bool {
        $write = 'something else';
        return true;
    });
    try {
        return socket_select($none, $write, $none, 0.5);
    } finally {
        restore_error_handler();
    }
});
