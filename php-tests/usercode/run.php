<?php

/*
 * Plays the combinations of php-tests/usercode.php, from one on, until the end or until one ends
 * this process. Prints a line for each before it begins, and its report, as JSON, when it is over:
 *
 *     php -d extension=PATH.so php-tests/usercode/run.php [--from=N] [--every=N] [--function=NAME]
 *         [--only=N]
 */

require __DIR__ . '/../support/options.php';
require __DIR__ . '/play.php';

[$options] = options(['from:', 'every:', 'function:', 'only:']);
$number = -1;
$before = $idle = null;
foreach (combinations($options['function'] ?? null) as $name => $combination) {
    $number++;
    if ($number < (int) ($options['from'] ?? 0) || $number % (int) ($options['every'] ?? 1) !== 0
        || isset($options['only']) && $number !== (int) $options['only'] || $name === $idle) {
        continue;
    }
    fwrite(STDOUT, json_encode(['number' => $number, 'name' => "$name, $combination[2]"]) . "\n");
    file_exists("/usercode-begin-$number");
    // One that waits is ended by the signal.
    pcntl_alarm(20);
    if ($before === null) {
        gc_collect_cycles();
        $before = count(descriptors());
    }
    $report = play(...$combination);
    quietly(gc_collect_cycles(...));
    pcntl_alarm(0);
    // What does not run whatever it would do runs for none of its actions.
    $idle = $report['ran'] ? null : $name;
    $lost = count(descriptors()) - $before;
    if ($lost !== 0) {
        $report['mistakes'][] = "$lost descriptors lost";
        $before += $lost;
    }
    fwrite(STDOUT, json_encode($report, JSON_INVALID_UTF8_SUBSTITUTE) . "\n");
}
fwrite(STDOUT, json_encode(['end' => $number + 1]) . "\n");
