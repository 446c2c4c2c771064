<?php

// The ways in which a function of the module can be called.

namespace Calls;

require __DIR__ . '/../lib.php';

use Fiber;
use ReflectionFunction;

final class Typed
{
    public string $string = 'before';
    public ?string $nullable = null;
    public int $int = 1;
    public static string $static = 'before';
    public static int $static_int = 1;
}

final class Proxy
{
    public function __call(string $name, array $arguments): mixed
    {
        return $name(...$arguments);
    }

    public static function __callStatic(string $name, array $arguments): mixed
    {
        return ("socket_$name")(...$arguments);
    }
}

/** A pair of which the second end has something to read. */
function filled(string $data = 'hello'): array
{
    [$a, $b] = \pair();
    socket_write($a, $data);
    return [$a, $b];
}

$cases = [
    'from a namespace' => fn ($b) => socket_read($b, 5),
    'fully qualified' => fn ($b) => \socket_read($b, 5),
    'from a namespace that has none' => fn ($b) => namespace\socket_read($b, 5),
    'in another case' => fn ($b) => SOCKET_READ($b, 5),
    'by a string' => fn ($b) => ('socket_read')($b, 5),
    'by a string with a backslash' => fn ($b) => ('\socket_read')($b, 5),
    'call_user_func' => fn ($b) => \call_user_func('socket_read', $b, 5),
    'call_user_func_array' => fn ($b) => \call_user_func_array('socket_read', [$b, 5]),
    'call_user_func_array with names' => fn ($b) =>
        \call_user_func_array('socket_read', ['length' => 5, 'socket' => $b]),
    'call_user_func_array with both' => fn ($b) =>
        \call_user_func_array('socket_read', [$b, 'length' => 5]),
    'call_user_func with a name' => fn ($b) => \call_user_func('socket_read', $b, length: 5),
    'first-class callable' => fn ($b) => socket_read(...)($b, 5),
    'first-class callable with names' => fn ($b) => socket_read(...)(length: 5, socket: $b),
    'Closure::fromCallable' => fn ($b) => \Closure::fromCallable('socket_read')($b, 5),
    'array_map' => fn ($b) => \array_map('socket_read', [$b, $b], [2, 3]),
    'array_filter' => fn ($b) => \count(\array_filter([$b], 'socket_set_nonblock')),
    'reflection' => fn ($b) => (new ReflectionFunction('socket_read'))->invoke($b, 5),
    'reflection with an array' => fn ($b) =>
        (new ReflectionFunction('socket_read'))->invokeArgs([$b, 'length' => 5]),
    '__call' => fn ($b) => (new Proxy())->socket_read($b, 5),
    '__callStatic' => fn ($b) => Proxy::read($b, 5),
    'spread' => fn ($b) => socket_read(...[$b, 5]),
    'spread with names' => fn ($b) => socket_read(...['socket' => $b, 'length' => 5]),
    'spread twice' => fn ($b) => socket_read(...[$b], ...[5]),
    'spread of a generator' => fn ($b) => socket_read(...(function () use ($b) {
        yield $b;
        yield 5;
    })()),
    'spread of an iterator with string keys' => fn ($b) =>
        socket_read(...new \ArrayIterator(['length' => 5, 'socket' => $b])),
    'spread of nothing' => fn ($b) => socket_read(...[]),
    'named' => fn ($b) => socket_read(socket: $b, length: 5),
    'named in another order' => fn ($b) => socket_read(length: 5, socket: $b),
    'named after positional' => fn ($b) => socket_read($b, length: 5),
    'named, an optional one skipped' => fn ($b) =>
        socket_select(read: $r, write: $w, except: $e, seconds: 0),
    'named, an unknown one' => fn ($b) => socket_read($b, 5, size: 1),
    'named, overwriting' => fn ($b) => socket_read($b, 5, length: 1),
    'named, a needed one missing' => fn ($b) => socket_read(length: 5),
    'named, only the optional one' => fn ($b) => socket_last_error(socket: $b),
    'result not used' => function ($b) {
        socket_read($b, 5);
        return socket_last_error($b);
    },
    'nullsafe' => fn ($b) => (fn (?Proxy $proxy) => $proxy?->socket_read($b, 5))(null),
    'in a generator' => fn ($b) => \iterator_to_array((function () use ($b) {
        yield socket_read($b, 2);
        yield socket_read($b, 3);
    })()),
    'in a fiber' => function ($b) {
        $fiber = new Fiber(function () use ($b) {
            $first = socket_read($b, 2);
            Fiber::suspend($first);
            return socket_read($b, 3);
        });
        $first = $fiber->start();
        $fiber->resume();
        return [$first, $fiber->getReturn()];
    },
    'in a destructor' => function ($b) {
        $object = new class ($b) {
            public function __construct(private $socket)
            {
            }
            public function __destruct()
            {
                echo socket_read($this->socket, 5);
            }
        };
        unset($object);
    },
    'as a default in new' => fn ($b) => (new class ($b) {
        public string $data;
        public function __construct($socket)
        {
            $this->data = socket_read($socket, 5);
        }
    })->data,
    'is_callable' => fn ($b) =>
        [\is_callable('socket_read'), \function_exists('SOCKET_READ'),
        \is_callable('socket_nothing')],
    'a function that is not there' => fn ($b) => \socket_nothing(),
    'usort by a function of the module' => function ($b) {
        $array = [3, 1, 2];
        \usort($array, 'socket_cmsg_space');
        return $array;
    },
    'array_map with keys' => fn ($b) => \array_map('socket_strerror', ['a' => 1, 'b' => 2]),
];
foreach ($cases as $label => $body) {
    \check($label, function () use ($body) {
        [$a, $b] = filled();
        return $body($b);
    });
}

// By reference, in these ways.

$references = [
    'plain' => fn ($b) => [socket_recv($b, $data, 5, 0), $data],
    'call_user_func' => function ($b) {
        $data = 'before';
        return [\call_user_func('socket_recv', $b, $data, 5, 0), $data];
    },
    'call_user_func_array with a reference' => function ($b) {
        $arguments = [$b, &$data, 5, 0];
        return [\call_user_func_array('socket_recv', $arguments), $data];
    },
    'call_user_func_array without' => fn ($b) =>
        \call_user_func_array('socket_recv', [$b, null, 5, 0]),
    'spread' => function ($b) {
        $arguments = [$b, null, 5, 0];
        return [socket_recv(...$arguments), $arguments];
    },
    'spread of a generator' => fn ($b) => socket_recv(...(function () use ($b) {
        yield $b;
        yield null;
        yield 5;
        yield 0;
    })()),
    'spread of a generator by reference' => fn ($b) =>
        [socket_recv(...(function &() use ($b, &$data) {
        $arguments = [$b, &$data, 5, 0];
        foreach ($arguments as &$argument) {
            yield $argument;
        }
    })()), $data],
    'named' => fn ($b) => [socket_recv(flags: 0, length: 5, data: $data, socket: $b), $data],
    'first-class callable' => fn ($b) => [socket_recv(...)($b, $data, 5, 0), $data],
    'reflection' => function ($b) {
        $data = 'before';
        return [(new ReflectionFunction('socket_recv'))->invokeArgs([$b, &$data, 5, 0]), $data];
    },
    'reflection without a reference' => function ($b) {
        $data = 'before';
        return [(new ReflectionFunction('socket_recv'))->invoke($b, $data, 5, 0), $data];
    },
    'array element' => fn ($b) => [socket_recv($b, $array['x']['y'], 5, 0), $array],
    'next array element' => fn ($b) => [socket_recv($b, $array[], 5, 0), $array],
    'property' => fn ($b, $o = new Typed()) => [socket_recv($b, $o->string, 5, 0), $o->string],
    'nullable property' => fn ($b, $o = new Typed()) =>
        [socket_recv($b, $o->nullable, 5, 0), $o->nullable],
    'property of type int' => fn ($b, $o = new Typed()) =>
        [socket_recv($b, $o->int, 5, 0), $o->int],
    'reference to a property' => function ($b) {
        $object = new Typed();
        $alias = &$object->string;
        return [socket_recv($b, $alias, 5, 0), $object->string];
    },
    'static property' => fn ($b) => [socket_recv($b, Typed::$static, 5, 0), Typed::$static],
    'static property of type int' => fn ($b) =>
        [socket_recv($b, Typed::$static_int, 5, 0), Typed::$static_int],
    'the socket itself' => fn ($b) => [socket_recv($b, $b, 5, 0), $b],
    'the same variable for address and port' => fn ($b) =>
        [socket_getsockname($b, $both, $both), $both],
    'an expression' => fn ($b) => socket_recv($b, \trim(' '), 5, 0),
];
foreach ($references as $label => $body) {
    \check("by reference: $label", function () use ($body) {
        [$a, $b] = filled();
        return $body($b);
    });
    // What is assigned is null then: nothing was there.
    \check("by reference, nothing there: $label", function () use ($body) {
        [$a, $b] = \pair();
        socket_set_nonblock($b);
        return $body($b);
    });
}
\check('by reference: a number becomes a numeric type', function () {
    [$a, $b] = filled('12345');
    $object = new Typed();
    return [socket_recv($b, $object->int, 5, 0), $object->int];
});
\check('an exception from the error handler, and a reference', function () {
    [$a, $b] = \pair();
    socket_close($a);
    \set_error_handler(fn ($level, $text) => throw new \ErrorException($text));
    $data = 'before';
    try {
        return socket_recv($b, $data, 5, MSG_OOB);
    } catch (\ErrorException $e) {
        return [$e->getMessage(), $data, socket_last_error($b)];
    } finally {
        \restore_error_handler();
    }
});
\check('deprecation handler that throws', function () {
    [$a, $b] = filled();
    \set_error_handler(fn ($level, $text) => throw new \ErrorException($text));
    try {
        return socket_read($b, 1.5);
    } catch (\ErrorException $e) {
        return [$e->getMessage(), socket_read($b, 5)];
    } finally {
        \restore_error_handler();
    }
});
\check('deprecation handler that closes the socket', function () {
    [$a, $b] = filled();
    \set_error_handler(function () use ($b): bool {
        socket_close($b);
        return true;
    });
    try {
        return socket_read($b, 1.5);
    } finally {
        \restore_error_handler();
    }
});
\check('a string conversion that closes the socket', function () {
    [$a, $b] = \pair();
    return socket_write($a, new class ($a) {
        public function __construct(private \Socket $socket)
        {
        }
        public function __toString(): string
        {
            socket_close($this->socket);
            return 'data';
        }
    });
});
\check('a string conversion that throws', function () {
    [$a, $b] = \pair();
    return socket_write($a, new class () {
        public function __toString(): string
        {
            throw new \LogicException('no string');
        }
    });
});
