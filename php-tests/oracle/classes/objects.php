<?php

// What can be done to objects of Socket and AddressInfo, and what cannot.

require __DIR__ . '/../lib.php';

final class HasSocket
{
    public function __construct(public Socket $socket)
    {
    }
}

$make = [
    'Socket' => static fn (): Socket => pair()[0],
    'AddressInfo' => static fn (): AddressInfo => socket_addrinfo_lookup('127.0.0.1', '80',
        ['ai_flags' => AI_NUMERICHOST, 'ai_socktype' => SOCK_STREAM])[0],
];

foreach ($make as $class => $object) {
    $is = static fn (string $what, callable $call) => check("$class: $what", $call);

    $is('new', static fn () => new $class());
    $is('new with arguments', static fn () => new $class(1, 2));
    $is('newInstanceWithoutConstructor',
        static fn () => (new ReflectionClass($class))->newInstanceWithoutConstructor());
    $is('newInstance', static fn () => (new ReflectionClass($class))->newInstance());
    $is('newInstanceArgs', static fn () => (new ReflectionClass($class))->newInstanceArgs([]));
    $is('extends', static fn () => eval("class Sub$class extends $class {}"));
    $is('clone', static fn () => clone $object());
    $is('serialize', static fn () => serialize($object()));
    $is('serialize in an array', static fn () => serialize([$object()]));
    $is('unserialize O', static fn () =>
        unserialize(sprintf('O:%d:"%s":0:{}', strlen($class), $class)));
    $is('unserialize C', static fn () =>
        unserialize(sprintf('C:%d:"%s":0:{}', strlen($class), $class)));
    $is('unserialize with allowed_classes',
        static fn () => unserialize(sprintf('O:%d:"%s":0:{}', strlen($class), $class),
        ['allowed_classes' => false]));
    $is('var_export', static fn () => var_export($object(), true));
    $is('var_dump', static function () use ($object) {
        ob_start();
        var_dump($object());
        return preg_replace('/#\d+/', '#N', ob_get_clean());
    });
    $is('print_r', static fn () => print_r($object(), true));
    $is('get_object_vars', static fn () => get_object_vars($object()));
    $is('json_encode', static fn () => json_encode($object()));
    $is('(array)', static fn () => (array) $object());
    $is('(bool)', static fn () => (bool) $object());
    $is('(object)', static fn () => (object) $object());
    foreach (['int', 'float', 'string'] as $type) {
        $is("($type)", static function () use ($object, $type) {
            $value = $object();
            settype($value, $type);
            return $value;
        });
    }
    $is('string interpolation', static fn () => "{$object()}");
    $is('as an array key', static fn () => [$object() => 1]);
    $is('as an array', static fn () => $object()[0]);
    $is('called', static fn () => $object()());
    $is('a method', static fn () => $object()->method());
    $is('a static method', static fn () => $class::method());
    $is('a constant', static fn () => constant("$class::NAME"));
    $is('reading a property', static fn () => $object()->property);
    $is('isset of a property',
        static fn () => [isset($object()->property), empty($object()->property),
        property_exists($class, 'property')]);
    $is('writing a property', static function () use ($object) {
        $it = $object();
        $it->property = 1;
    });
    $is('writing an element of a property', static function () use ($object) {
        $it = $object();
        $it->property[] = 1;
    });
    $is('reference to a property', static function () use ($object) {
        $it = $object();
        $reference = &$it->property;
    });
    $is('incrementing a property', static function () use ($object) {
        $it = $object();
        $it->property++;
    });
    $is('unset of a property', static function () use ($object) {
        $it = $object();
        unset($it->property);
        return 'went';
    });
    $is('foreach', static function () use ($object) {
        foreach ($object() as $key => $value) {
            echo $key;
        }
        return 'nothing';
    });
    $is('count', static fn () => count($object()));
    $is('iterator_to_array', static fn () => iterator_to_array($object()));
    $is('==', static function () use ($object) {
        [$a, $b] = [$object(), $object()];
        return [$a == $b, $a == $a, $a != $b, $a === $a, $a === $b, $a == 1, $a == 'x', $a == null,
            $a == true, $a == new stdClass()];
    });
    $is('<, > and <=>', static function () use ($object) {
        [$a, $b] = [$object(), $object()];
        return [$a < $b, $a > $b, $a <= $b, $a <=> $b, $a <=> $a, $b <=> $a];
    });
    $is('in_array and array_search', static function () use ($object) {
        [$a, $b] = [$object(), $object()];
        return [in_array($a, [$b]), in_array($a, [$b, $a]), in_array($a, [$b], true),
            array_search($b, [$a, $b], true)];
    });
    $is('array_unique', static fn () => count(array_unique([$object(), $object()], SORT_REGULAR)));
    $is('switch and match', static function () use ($object) {
        $it = $object();
        return match ($it) {
            $object() => 'another',
            $it => 'itself',
        };
    });
    $is('arithmetic', static fn () => $object() + 1);
    $is('concatenation', static fn () => $object() . '');
    $is('instanceof', static fn () =>
        [$object() instanceof $class, is_object($object()), is_resource($object()),
        is_callable($object()),
        is_iterable($object()), is_countable($object()), is_scalar($object())]);
    $is('gettype', static fn () =>
        [gettype($object()), get_debug_type($object()), get_class($object()), $object()::class]);
    $is('class functions', static fn () =>
        [get_parent_class($class), class_implements($class), get_class_methods($class),
        get_class_vars($class)]);
    $is('spl_object_id', static fn () => is_int(spl_object_id($object())));
    $is('SplObjectStorage and WeakMap', static function () use ($object) {
        $it = $object();
        $storage = new SplObjectStorage();
        $storage[$it] = 'stored';
        $map = new WeakMap();
        $map[$it] = 'mapped';
        $weak = WeakReference::create($it);
        $result = [$storage[$it], $map[$it], $weak->get() === $it];
        unset($storage, $it);
        return [$result, count($map), $weak->get()];
    });
    $is('reflection', static function () use ($class) {
        $reflection = new ReflectionClass($class);
        return [$reflection->isFinal(), $reflection->isCloneable(), $reflection->isInstantiable(),
            $reflection->isInternal(), $reflection->isIterable(),
            $reflection->getExtensionName(), $reflection->getConstructor()?->getName(),
            $reflection->getModifiers(), $reflection->getProperties(),
            $reflection->getMethods(), $reflection->getConstants(),
            $reflection->getInterfaceNames(), $reflection->getNamespaceName(),
            $reflection->getDocComment(), $reflection->getFileName(), $reflection->isAbstract(),
            $reflection->isEnum(), $reflection->getAttributes() === []];
    });
    $is('string of the reflection', static fn () => (string) new ReflectionClass($class));
    $is('reflection of the object',
        static fn () => [(new ReflectionObject($object()))->getName(),
        (new ReflectionObject($object()))->hasProperty('x')]);
    $is('class_alias', static fn () => class_alias($class, "AliasOf$class"));
    $is('names without case',
        static fn () => [class_exists(strtolower($class)), class_exists("\\$class"),
        is_a($object(), strtoupper($class))]);
    $is('bound closure', static fn () =>
        Closure::bind(fn () => get_class($this), $object(), $class));
    $is('array_walk', static function () use ($object) {
        $it = $object();
        return array_walk($it, static fn () => null);
    });
    $is('http_build_query', static fn () => http_build_query(['k' => $object()]));
    $is('array_key_exists', static fn () => array_key_exists('x', $object()));
    $is('thrown', static fn () => throw $object());
    $is('yield from', static fn () => iterator_to_array((static fn () => yield from $object())()));
    $is('in const expression default',
        static fn () => (static fn (?object $o = null) => $o)($object()));
}

check('typed property, coercion', static fn () => new HasSocket(5));
check('the socket lives as long as something has it', static function () {
    [$a, $b] = pair();
    $holder = new HasSocket($a);
    unset($a);
    $alive = socket_write($holder->socket, 'x');
    $holder = null;
    return [$alive, socket_read($b, 10), socket_read($b, 10)];
});
check('a cycle is collected', static function () {
    [$a, $b] = pair();
    $holder = new stdClass();
    $holder->self = $holder;
    $holder->socket = $a;
    unset($a, $holder);
    gc_collect_cycles();
    return socket_read($b, 10);
});
check('closed, it is still an object', static function () {
    [$a] = pair();
    socket_close($a);
    return [$a, $a === $a, (bool) $a, (array) $a, gettype($a)];
});
check('closing twice', static function () {
    [$a] = pair();
    return [socket_close($a), socket_close($a)];
});
check('closing tells the peer', static function () {
    [$a, $b] = pair();
    socket_close($a);
    return socket_read($b, 1);
});
check('a result that nobody takes is closed', static function () {
    [$listener, $port] = listener();
    $client = socket_create(AF_INET, SOCK_STREAM, 0);
    socket_connect($client, '127.0.0.1', $port);
    socket_accept($listener);
    return socket_read($client, 1);
});
check('get_resources', static fn () =>
    [count(get_resources('Socket')), get_resource_type(pair()[0])]);
check('extension', static fn () =>
    [extension_loaded('sockets'), extension_loaded('Sockets'),
    phpversion('sockets') === PHP_VERSION,
    in_array('sockets', get_loaded_extensions(), true), get_extension_funcs('none')]);
