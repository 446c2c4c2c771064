<?php

/*
 * The points of php-tests/usercode.php at which a function may run user code, found among the
 * arguments of rows.php: for each argument, and each element of one that is an array, the values
 * that run some when they are converted, released or assigned; the warnings of the conversion and
 * of the function itself; the callbacks of a stream.
 */

/** An object for an option's value; which of the keys it has is the initialiser's affair. */
final class LazyValue
{
    public mixed $l_onoff;
    public mixed $l_linger;
    public mixed $sec;
    public mixed $usec;
    public mixed $group;
    public mixed $interface;
    public mixed $source;
    public mixed $addr;
    public mixed $ifindex;

    public static function ghost(Scene $scene, array $values): self
    {
        $class = new ReflectionClass(self::class);
        return $class->newLazyGhost(static function (self $object) use ($scene, $values): void {
            ($scene->hook)();
            self::fill($object, $values);
        });
    }

    public static function proxy(Scene $scene, array $values): self
    {
        $class = new ReflectionClass(self::class);
        return $class->newLazyProxy(static function () use ($scene, $values): self {
            ($scene->hook)();
            self::fill($object = new self(), $values);
            return $object;
        });
    }

    /** A proxy whose first value runs the hook, which replaces the instance. */
    public static function replaced(Scene $scene, array $values): self
    {
        $class = new ReflectionClass(self::class);
        $proxy = $class->newLazyProxy(static function () use ($scene, $values): self {
            $first = array_key_first($values);
            if (is_scalar($values[$first] ?? null)) {
                $values[$first] = new HookString($scene->hook, (string) $values[$first]);
            }
            self::fill($object = new self(), $values);
            return $object;
        });
        $class->initializeLazyObject($proxy);
        return $scene->proxies[] = $proxy;
    }

    private static function fill(self $object, array $values): void
    {
        foreach (array_keys(get_class_vars(self::class)) as $name) {
            if (array_key_exists($name, $values)) {
                $object->$name = $values[$name];
            } else {
                unset($object->$name);
            }
        }
    }
}

final class Point
{
    /**
     * @param string $handler what runs the hook: a warning's "handler"; its "output", shown;
     * nothing of
     *                        a warning (""); "drop" has the handler replace the variables, whose
     *                        destructors run the hook
     * @param Closure(Scene): array $arguments
     */
    public function __construct(
        public readonly string $name,
        public readonly string $handler,
        public readonly Closure $arguments,
    ) {
    }
}

/** @return list<Point> those of one function, with a Socket that is tied as $mode says */
function points(string $function, array $row, string $mode): array
{
    $points = [];
    foreach ($row['good'] as $label => $good) {
        $label = $label === '' ? '' : "$label: ";
        $scene = new Scene($mode, '');
        $sample = $good($scene);
        $scene->hook->disarm();
        foreach (parameters($function) as $place => $parameter) {
            $new = $parameter->isPassedByReference()
                ? by_reference_points($parameter, $place, $sample[$place])
                : value_points($parameter, $place, $sample[$place] ?? null);
            foreach ($new as $name => [$handler, $change]) {
                $make = static function (Scene $scene) use ($good, $change): array {
                    $arguments = $good($scene);
                    $change($scene, $arguments);
                    return $arguments;
                };
                $points[] = new Point("$label\${$parameter->getName()}: $name", $handler, $make);
            }
        }
        array_push($points, ...stream_points($label, $good));
        unset($scene, $sample);
    }
    foreach ($row['warning'] as $label => $arguments) {
        foreach (['handler', 'output'] as $handler) {
            $points[] = new Point("the warning, $label: $handler", $handler, $arguments);
        }
    }
    return $points;
}

/** @return list<ReflectionParameter> */
function parameters(string $function): array
{
    return $function === ITS_END ? [] : (new ReflectionFunction($function))->getParameters();
}

/** Makes an argument a reference that the user code can get at. */
function refer(Scene $scene, array &$arguments, int $place): void
{
    $value = $arguments[$place];
    $arguments[$place] = &$value;
    $scene->variables[] = &$value;
}

/** Changes an argument to what a closure makes of it. @return Closure(Scene, array): void */
function change(int $place, Closure $value, bool $by_reference = false): Closure
{
    return static function (Scene $scene, array &$arguments) use ($place, $value,
        $by_reference): void {
        $arguments[$place] = $value($scene, $arguments[$place]);
        if ($by_reference) {
            refer($scene, $arguments, $place);
        }
    };
}

/** @return array<string, array{string, Closure(Scene, array): void}> */
function by_reference_points(ReflectionParameter $parameter, int $place, mixed $sample): array
{
    $ending = [
        'destructor' => fn (Scene $s) => new HookEnd($s->hook),
        'destructor in an array' => fn (Scene $s) => [[new HookEnd($s->hook)]],
        'Socket with a filter' => fn (Scene $s) => $s->ending_socket(),
    ];
    $points = [];
    if ($parameter->getName() === 'message') {
        $points = element_points($place, $sample, [], true);
    } elseif ((string) $parameter->getType() === '') {
        foreach ($ending as $name => $value) {
            $points[$name] = ['', change($place, $value, true)];
        }
        $typed = static function (Scene $scene, array &$arguments) use ($place): void {
            $holder = new Typed();
            $holder->any = new HookEnd($scene->hook);
            $arguments[$place] = &$holder->any;
            $scene->variables[] = &$holder->any;
        };
        return $points + ['destructor in a typed property' => ['', $typed]];
    }
    // Sockets are all that the sets may hold.
    $dropped = $parameter->getName() === 'message' ? $ending : array_slice($ending, -1);
    foreach ($dropped as $name => $value) {
        $with = fn (Scene $s, ?array $good) => ['dropped' => $value($s)] + (array) $good;
        $points["$name is dropped"] = ['', change($place, $with, true)];
    }
    return $points;
}

/** @return array<string, array{string, Closure(Scene, array): void}> */
function value_points(ReflectionParameter $parameter, int $place, mixed $sample): array
{
    $type = ltrim((string) $parameter->getType(), '?');
    if ($type === 'int') {
        $fraction = change($place, fn (Scene $s, mixed $good) => (int) $good + 0.5);
        return [
            'fraction: handler' => ['handler', $fraction],
            'fraction: output' => ['output', $fraction],
        ];
    }
    if ($type === 'string') {
        $text = fn (Scene $s, ?string $good) => new HookString($s->hook, (string) $good);
        $end = fn (Scene $s, ?string $good) => new HookStringEnd($s, (string) $good);
        $null = change($place, fn () => null);
        return [
            '__toString' => ['', change($place, $text)],
            'destructor behind __toString' => ['', change($place, $end)],
            'null: handler' => ['handler', $null],
            'null: output' => ['output', $null],
        ];
    }
    $converted = is_array($sample) || $parameter->getName() === 'value';
    return $converted ? element_points($place, $sample, [], false) : [];
}

/**
 * What can stand in an element's place.
 * @return array<string, array{string, Closure(Scene, mixed): mixed}>
 */
function odd_elements(mixed $sample): array
{
    $text = is_scalar($sample) ? (string) $sample : 'x';
    return [
        '__toString' => ['', fn (Scene $s) => new HookString($s->hook, $text)],
        'destructor behind __toString' => ['', fn (Scene $s) => new HookStringEnd($s, $text)],
        'no number: handler' => ['handler', fn () => new stdClass()],
        'no number: output' => ['output', fn () => new stdClass()],
        'an array: handler' => ['handler', fn () => ['x']],
        'fraction: handler' => ['handler', fn () => 1.5],
        'text: handler' => ['handler', fn () => 'no number'],
        'null: handler' => ['handler', fn () => null],
        'destructor, dropped by the handler' => ['drop', fn (Scene $s) => new HookEnd($s->hook)],
        ...is_array($sample) ? odd_arrays() : [],
    ];
}

/** @return array<string, array{string, Closure(Scene, array): mixed}> */
function odd_arrays(): array
{
    $beside = fn (Scene $s, array $good) => $good + ['beside' => new HookEnd($s->hook)];
    $points = [
        'destructor beside the rest' => ['', $beside],
        'an object' => ['', fn (Scene $s, array $good) => (object) $good],
    ];
    return PHP_VERSION_ID < 80400 ? $points : $points + [
        'lazy ghost' => ['', LazyValue::ghost(...)],
        'lazy proxy' => ['', LazyValue::proxy(...)],
        'lazy proxy, replaced' => ['', LazyValue::replaced(...)],
    ];
}

/** A value with one element changed. (By reference it would stay a reference.) */
function changed(mixed $value, array $path, Closure $change): mixed
{
    if ($path === []) {
        return $change($value);
    }
    $key = array_shift($path);
    $value[$key] = changed($value[$key], $path, $change);
    return $value;
}

/** A value with all that it holds made references. */
function all_referred(Scene $scene, mixed $value): mixed
{
    if (is_array($value)) {
        foreach (array_keys($value) as $key) {
            $element = all_referred($scene, $value[$key]);
            unset($value[$key]);
            $value[$key] = &$element;
            $scene->variables[] = &$element;
            unset($element);
        }
    }
    return $value;
}

/**
 * @return array<string, array{string, Closure(Scene, array): void}> for an argument and all that is
 * in it
 */
function element_points(int $place, mixed $sample, array $path, bool $by_reference): array
{
    $points = [];
    $where = implode('.', $path);
    foreach (odd_elements($sample) as $name => [$handler, $odd]) {
        foreach (['' => false, ', all by reference' => true] as $suffix => $referred) {
            $value = static function (Scene $scene, mixed $whole) use ($path, $odd,
                $referred): mixed {
                $whole = changed($whole, $path, fn (mixed $good) => $odd($scene, $good));
                return $referred ? all_referred($scene, $whole) : $whole;
            };
            $points[trim("$where $name$suffix")] = [$handler,
                change($place, $value, $by_reference)];
        }
    }
    foreach (is_array($sample) ? $sample : [] as $key => $element) {
        $points += element_points($place, $element, [...$path, $key], $by_reference);
    }
    return $points;
}

/** The methods of HookStream and HookFilter that run the hook. */
const CALLBACKS = [
    'stream_cast', 'stream_set_option', 'stream_read', 'stream_write', 'stream_flush',
    'stream_close',
    'filter', 'onClose',
];

/** @return list<Point> the callbacks of the stream that the Socket is tied to */
function stream_points(string $label, Closure $good): array
{
    $points = [];
    foreach (CALLBACKS as $callback) {
        $points[] = new Point($label . $callback, '',
            static function (Scene $s) use ($good, $callback): array {
            $arguments = $good($s);
            HookStream::$armed = HookFilter::$armed = $callback;
            return $arguments;
        });
    }
    // A Socket whose stream is gone: what the function says of it.
    $gone = static function (Scene $scene) use ($good): array {
        $arguments = $good($scene);
        foreach ($scene->subjects as $subject) {
            if (is_resource($subject->stream)) {
                fclose($subject->stream);
            }
        }
        return $arguments;
    };
    foreach (['handler', 'output'] as $handler) {
        $points[] = new Point("{$label}its stream is gone: $handler", $handler, $gone);
    }
    return $points;
}
