<?php

/*
 * The points of php-tests/usercode.php at which a function may run user code, found among the arguments of rows.php: for
 * each argument, and each element of one that is an array, the values that run some when they are converted, released or
 * assigned; the warnings of the conversion and of the function itself; the callbacks of a stream.
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

    public static function fill(self $object, array $values): void
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
     * @param string $handler what runs the hook: a warning's "handler"; its "output", shown; nothing of a warning ("");
     *                        "drop" has the handler replace the variables, whose destructors run the hook
     * @param Closure(Scene): array $arguments
     */
    public function __construct(public readonly string $name, public readonly string $handler, public readonly Closure $arguments)
    {
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
        $parameters = $function === ITS_END ? [] : (new ReflectionFunction($function))->getParameters();
        foreach ($parameters as $place => $parameter) {
            $new = $parameter->isPassedByReference()
                ? by_reference_points($parameter, $place, $sample[$place])
                : value_points($parameter, $place, $sample[$place] ?? null);
            foreach ($new as $name => [$handler, $change]) {
                $points[] = new Point("$label\${$parameter->getName()}: $name", $handler, static function (Scene $scene) use ($good, $change): array {
                    $arguments = $good($scene);
                    $change($scene, $arguments);
                    return $arguments;
                });
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

/** Makes an argument a reference that the user code can get at. */
function refer(Scene $scene, array &$arguments, int $place): void
{
    $value = $arguments[$place];
    $arguments[$place] = &$value;
    $scene->variables[] = &$value;
}

/** @return array<string, array{string, Closure(Scene, array): void}> */
function by_reference_points(ReflectionParameter $parameter, int $place, mixed $sample): array
{
    $points = [];
    if ($parameter->getName() === 'message') {
        $points = element_points($place, $sample, [], true);
    } elseif ((string) $parameter->getType() === '') {
        $holding = static fn (Closure $value): Closure => static function (Scene $scene, array &$arguments) use ($place, $value): void {
            $arguments[$place] = $value($scene);
            refer($scene, $arguments, $place);
        };
        $points = [
            'destructor' => ['', $holding(static fn (Scene $scene) => new HookEnd($scene->hook))],
            'destructor in an array' => ['', $holding(static fn (Scene $scene) => [[new HookEnd($scene->hook)]])],
            'Socket with a filter' => ['', $holding(static fn (Scene $scene) => $scene->ending_socket())],
            'destructor in a typed property' => ['', static function (Scene $scene, array &$arguments) use ($place): void {
                $holder = new Typed();
                $holder->any = new HookEnd($scene->hook);
                $arguments[$place] = &$holder->any;
                $scene->variables[] = &$holder->any;
            }],
        ];
    }
    if ($parameter->getName() === 'read') {
        $points['Socket with a filter is dropped'] = ['', static function (Scene $scene, array &$arguments) use ($place): void {
            $arguments[$place]['dropped'] = $scene->ending_socket();
            refer($scene, $arguments, $place);
        }];
    }
    if ($parameter->getName() === 'message') {
        foreach (['destructor' => static fn (Scene $scene) => new HookEnd($scene->hook), 'Socket with a filter' => static fn (Scene $scene) => $scene->ending_socket()] as $name => $value) {
            $points["$name is dropped"] = ['', static function (Scene $scene, array &$arguments) use ($place, $value): void {
                $arguments[$place]['dropped'] = $value($scene);
                refer($scene, $arguments, $place);
            }];
        }
    }
    return $points;
}

/** @return array<string, array{string, Closure(Scene, array): void}> */
function value_points(ReflectionParameter $parameter, int $place, mixed $sample): array
{
    $type = ltrim((string) $parameter->getType(), '?');
    $set = static fn (Closure $value): Closure => static function (Scene $scene, array &$arguments) use ($place, $value): void {
        $arguments[$place] = $value($scene, $arguments[$place]);
    };
    if ($type === 'int') {
        $fraction = $set(static fn (Scene $scene, mixed $good) => (int) $good + 0.5);
        return ['fraction: handler' => ['handler', $fraction], 'fraction: output' => ['output', $fraction]];
    }
    if ($type === 'string') {
        $null = $set(static fn () => null);
        return [
            '__toString' => ['', $set(static fn (Scene $scene, mixed $good) => new HookString($scene->hook, (string) $good))],
            'destructor behind __toString' => ['', $set(static fn (Scene $scene, mixed $good) => new HookStringEnd($scene, (string) $good))],
            'null: handler' => ['handler', $null],
            'null: output' => ['output', $null],
        ];
    }
    if (is_array($sample) || in_array($parameter->getName(), ['value'], true)) {
        return element_points($place, $sample, [], false);
    }
    return [];
}

/** What can stand in the place of an element. @return array<string, array{string, Closure(Scene, mixed): mixed}> */
function odd_elements(mixed $sample): array
{
    $text = is_scalar($sample) ? (string) $sample : 'x';
    $points = [
        '__toString' => ['', static fn (Scene $scene) => new HookString($scene->hook, $text)],
        'destructor behind __toString' => ['', static fn (Scene $scene) => new HookStringEnd($scene, $text)],
        'no number: handler' => ['handler', static fn () => new stdClass()],
        'no number: output' => ['output', static fn () => new stdClass()],
        'an array: handler' => ['handler', static fn () => ['x']],
        'fraction: handler' => ['handler', static fn () => 1.5],
        'text: handler' => ['handler', static fn () => 'no number'],
        'null: handler' => ['handler', static fn () => null],
        'destructor, dropped by the handler' => ['drop', static fn (Scene $scene) => new HookEnd($scene->hook)],
    ];
    if (is_array($sample)) {
        $points['destructor beside the rest'] = ['', static fn (Scene $scene, mixed $good) => $good + ['beside' => new HookEnd($scene->hook)]];
        $points['an object'] = ['', static fn (Scene $scene, mixed $good) => (object) $good];
        if (PHP_VERSION_ID >= 80400) {
            $class = new ReflectionClass(LazyValue::class);
            $points['lazy ghost'] = ['', static fn (Scene $scene, mixed $good) => $class->newLazyGhost(static function (LazyValue $object) use ($scene, $good): void {
                ($scene->hook)();
                LazyValue::fill($object, $good);
            })];
            $points['lazy proxy'] = ['', static fn (Scene $scene, mixed $good) => $class->newLazyProxy(static function () use ($scene, $good): LazyValue {
                ($scene->hook)();
                LazyValue::fill($object = new LazyValue(), $good);
                return $object;
            })];
            // Its first value runs the hook, which replaces the instance.
            $points['lazy proxy, replaced'] = ['', static function (Scene $scene, mixed $good) use ($class): object {
                $proxy = $class->newLazyProxy(static function () use ($scene, $good): LazyValue {
                    $first = array_key_first($good);
                    LazyValue::fill($object = new LazyValue(), [$first => new HookString($scene->hook, (string) $good[$first])] + $good);
                    return $object;
                });
                $class->initializeLazyObject($proxy);
                return $scene->proxies[] = $proxy;
            }];
        }
    }
    return $points;
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

/** @return array<string, array{string, Closure(Scene, array): void}> for an argument and all that is in it */
function element_points(int $place, mixed $sample, array $path, bool $by_reference): array
{
    $points = [];
    $where = implode('.', $path);
    foreach (odd_elements($sample) as $name => [$handler, $value]) {
        foreach (['' => false, ', all by reference' => true] as $suffix => $referred) {
            $points[trim("$where $name$suffix")] = [$handler, static function (Scene $scene, array &$arguments) use ($place, $path, $value, $referred, $by_reference): void {
                $arguments[$place] = changed($arguments[$place], $path, static fn (mixed $good) => $value($scene, $good));
                if ($referred) {
                    $arguments[$place] = all_referred($scene, $arguments[$place]);
                }
                if ($by_reference) {
                    refer($scene, $arguments, $place);
                }
            }];
        }
    }
    foreach (is_array($sample) ? $sample : [] as $key => $element) {
        $points += element_points($place, $element, [...$path, $key], $by_reference);
    }
    return $points;
}

/** @return list<Point> the callbacks of the stream that the Socket is tied to */
function stream_points(string $label, Closure $good): array
{
    $points = [];
    foreach (['stream_cast', 'stream_set_option', 'stream_read', 'stream_write', 'stream_flush', 'stream_close', 'filter', 'onClose'] as $callback) {
        $points[] = new Point($label . $callback, '', static function (Scene $scene) use ($good, $callback): array {
            $arguments = $good($scene);
            HookStream::$armed = HookFilter::$armed = $callback;
            return $arguments;
        });
    }
    // A Socket whose stream is gone: what the function says of it.
    foreach (['handler', 'output'] as $handler) {
        $points[] = new Point("{$label}its stream is gone: $handler", $handler, static function (Scene $scene) use ($good): array {
            $arguments = $good($scene);
            foreach ($scene->subjects as $subject) {
                if (is_resource($subject->stream)) {
                    fclose($subject->stream);
                }
            }
            return $arguments;
        });
    }
    return $points;
}
