<?php

/*
 * One request of php-tests/fatal.php: plays the point that the query asks for (the number of a
 * function, a mode, the number of a point) with a fatal error as the user code. Its header tells
 * how many descriptors there were when it began, and what is played, if there is such a point.
 */

require __DIR__ . '/play.php';

// Of a request there is none.
define('STDIN', fopen('/dev/null', 'r'));

$count = count(descriptors());
$function = array_keys(rows())[$_GET['function']] ?? null;
$exists = $function === ITS_END || function_exists((string) $function);
$points = $exists ? points_in($function, $_GET['mode']) : [];
$point = $points[$_GET['point']] ?? null;
gc_collect_cycles();
header('X-Report: ' . json_encode([
    'descriptors' => $count,
    'function' => $function,
    'points' => count($points),
    'point' => $point?->name,
]));
if ($point !== null) {
    // One that waits is ended by the signal.
    pcntl_alarm(20);
    register_shutdown_function(static fn () => pcntl_alarm(0));
    $played = play($function, $_GET['mode'], 'fatal', $point);
    echo $played['ran'] ? 'the fatal error was not fatal' : 'no user code ran';
}
