<?php

/*
 * Plays one combination of php-tests/usercode.php or php-tests/fatal.php, and says which there are.
 *
 * No strict types: the conversion of arguments is where user code runs.
 */

require __DIR__ . '/../support/sockets.php';
require __DIR__ . '/../support/usage.php';
require __DIR__ . '/scene.php';
require __DIR__ . '/rows.php';
require __DIR__ . '/points.php';

ini_set('display_errors', '0');
ini_set('html_errors', '0');
// A trace would keep the arguments.
ini_set('zend.exception_ignore_args', '1');
pcntl_signal(SIGPIPE, SIG_IGN);
stream_wrapper_register('hook', HookStream::class);
stream_filter_register('hook', HookFilter::class);

/**
 * By the point's name: function, mode, action, point.
 *
 * @return Generator<string, array{string, string, string, Point}>
 */
function combinations(?string $only): Generator
{
    foreach (rows() as $function => $row) {
        $exists = $function === ITS_END || function_exists($function);
        if (!$exists || !in_array($only, [null, $function], true)) {
            continue;
        }
        foreach (['plain', 'exported', 'user-space'] as $mode) {
            $actions = [...actions($row, $mode), ...$function === ITS_END ? ['keep'] : []];
            foreach (points_in($function, $mode) as $point) {
                foreach ($actions as $action) {
                    yield "$function, $mode, $point->name" => [$function, $mode, $action, $point];
                }
            }
        }
    }
}

/** @return list<Point> none if the function takes nothing that could be tied as the mode says */
function points_in(string $function, string $mode): array
{
    $row = rows()[$function];
    $closes = array_intersect(['close socket', 'close stream'], actions($row, $mode));
    if ($mode !== 'plain' && $closes === []) {
        return [];
    }
    return quietly(static fn () => points($function, $row, $mode));
}

/** What the user code of a function's combinations does. @return list<string> */
function actions(array $row, string $mode): array
{
    $scene = new Scene($mode, '');
    (reset($row['good']) ?: reset($row['warning']))($scene);
    $scene->hook->disarm();
    $actions = ['throw', 'replace', 'free'];
    foreach ($scene->subjects as $name => $subject) {
        $actions[] = "close $name";
        if ($subject->stream !== null && $subject->socket !== null) {
            $actions[] = "reuse $name";
        }
        if ($subject->inner !== null) {
            $actions[] = "reuse-inner $name";
        }
    }
    return $actions;
}

function quietly(Closure $call): mixed
{
    set_error_handler(static fn () => true);
    try {
        return $call();
    } finally {
        restore_error_handler();
    }
}

/** Has warnings run the hook as the point wants it; the result ends that. */
function listen(Scene $scene, string $handler): Closure
{
    if ($handler === 'output') {
        ini_set('display_errors', '1');
        ob_start(static function () use ($scene): string {
            ($scene->hook)();
            return '';
        }, 1);
        return static function (): void {
            ini_set('display_errors', '0');
            ob_end_clean();
        };
    }
    set_error_handler(static function () use ($scene, $handler): bool {
        match ($handler) {
            'handler' => ($scene->hook)(),
            'drop' => $scene->replace(null),
            '' => null,
        };
        return true;
    });
    return restore_error_handler(...);
}

/** @return array{ran: bool, mistakes: list<string>} */
function play(string $function, string $mode, string $action, Point $point): array
{
    $scene = new Scene($mode, $action);
    $arguments = quietly(static fn () => ($point->arguments)($scene));
    $scene->arguments = &$arguments;
    $thrown = [];
    $unlisten = listen($scene, $point->handler);
    try {
        $result = $function === ITS_END ? $scene->end() : $function(...$arguments);
    } catch (Throwable $e) {
        for (; $e !== null; $e = $e->getPrevious()) {
            $thrown[] = get_class($e);
        }
    } finally {
        file_exists('/usercode-end');
    }
    $scene->hook->disarm();
    quietly($unlisten);
    $mistakes = $scene->stranger_complaints();
    if ($action === 'keep' && $scene->hook->ran && end($scene->kept) instanceof Socket) {
        $mistakes[] = 'a weak reference gives a Socket that has ended';
    }
    $count = count(array_keys($thrown, Thrown::class, true));
    if ($scene->hook->ran && $action === 'throw' && $count !== 1) {
        $mistakes[] = "the exception surfaced $count times: " . implode(', ', $thrown);
    }
    $ran = $scene->hook->ran;
    HookStream::$armed = HookFilter::$armed = '';
    return ['ran' => $ran, 'mistakes' => $mistakes];
}
