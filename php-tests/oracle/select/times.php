<?php

require __DIR__ . '/../lib.php';

[$a, $b] = pair();
socket_write($a, 'data');

/** Selects a socket that has data, so that no time-out is waited for. */
function ready(mixed ...$time): array
{
    global $b;
    $read = [$b];
    $write = $except = null;
    return [socket_select($read, $write, $except, ...$time), count($read)];
}

/** Selects a socket that has none. */
function idle(mixed ...$time): array
{
    global $a;
    $read = [$a];
    $write = $except = null;
    return [socket_select($read, $write, $except, ...$time), count($read)];
}

check('null waits until there is something', fn () => ready(null));
check('null, and microseconds', fn () => ready(null, 5));
check('null, and negative microseconds', fn () => ready(null, -5));
check('zero', fn () => [ready(0), idle(0)]);
check('zero and zero', fn () => [ready(0, 0), idle(0, 0)]);
check('a little', fn () => idle(0, 1000));
check('seconds and microseconds', fn () => ready(5, 500));
check('microseconds carry over', fn () => ready(1, 1_999_999));
check('many microseconds', fn () => ready(0, 5_000_000_000));
check('negative seconds', fn () => [ready(-1), idle(-1)]);
check('negative microseconds', fn () => [ready(0, -1), idle(0, -1)]);
check('seconds that make up for negative microseconds', fn () => ready(2, -1_500_000));
check('microseconds below one second less', fn () => ready(0, -1_000_001));
check('the most seconds', fn () => ready(PHP_INT_MAX));
check('the most seconds and microseconds', fn () => ready(PHP_INT_MAX, 999_999));
check('the least seconds', fn () => ready(PHP_INT_MIN));
check('microseconds, the least', fn () => ready(0, PHP_INT_MIN));
check('microseconds, the most', fn () => ready(0, PHP_INT_MAX));
check('numeric string', fn () => ready('0', '10'));
check('a fraction', fn () => ready(0.5));
check('a whole float', fn () => ready(1.0));
check('interrupted', function () {
    pcntl_signal(SIGALRM, static fn () => null, false);
    pcntl_alarm(1);
    return idle(20);
});
