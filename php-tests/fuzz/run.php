<?php

declare(strict_types=1);

/*
 * One run of fuzz.php: random calls of all functions with random and hostile arguments. Nothing may crash, leak or block; exceptions and
 * warnings are expected. The same seed makes the same calls.
 *
 *     php -d extension=PATH.so php-tests/fuzz/run.php [--seed=N] [--calls=N] [--trace]
 *
 * Sockets in the file system are made in the current folder. --trace prints each call before it is
 * made: the last line is the one that crashed. Ends with a line of JSON.
 */

require __DIR__ . '/../support/options.php';
require __DIR__ . '/../support/usage.php';
require __DIR__ . '/values.php';
require __DIR__ . '/good.php';
require __DIR__ . '/arguments.php';

[$options] = options(['seed:', 'calls:', 'trace']);
$seed = (int) ($options['seed'] ?? 1);
$calls = (int) ($options['calls'] ?? 100_000);
$trace = isset($options['trace']);
mt_srand($seed);
// An exception's trace would keep the arguments, and free them where nothing can be caught.
ini_set('zend.exception_ignore_args', '1');
// Without it, half a line on a non-blocking socket is waited for.
ini_set('sockets.strict_normal_read', '1');

// Nothing here should block. What does all the same ends with EINTR, and is counted.
$blocked = 0;
pcntl_signal(SIGALRM, static function () use (&$blocked): void {
    $blocked++;
}, false);
pcntl_signal(SIGPIPE, SIG_IGN);

$at_start = count(descriptors());
$signatures = signatures();
$values = new Values();
$ready = new Ready();
$handler = 0;
set_error_handler(static function (int $level, string $text) use (&$handler, &$values): bool {
    match ($handler) {
        1 => throw new ErrorException($text),
        2 => $values->close_one(),
        default => null,
    };
    return true;
});

/** Makes one call, and whatever its values' destructors do afterwards. @return bool whether it did something */
function call(Values $values, Ready $ready, string $function, array $parameters, int &$handler, string $trace): bool
{
    $arguments = match (mt_rand(0, 3)) {
        0 => good($function, $ready),
        1 => mutated(good($function, $ready), $values),
        default => arguments($values, $function, $parameters),
    };
    if ($trace !== '') {
        $shown = json_encode($arguments, JSON_PARTIAL_OUTPUT_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE) ?: '?';
        fprintf(STDERR, "%s %s %s\n", $trace, $function, substr($shown, 0, 300));
    }
    $handler = mt_rand(0, 3);
    try {
        $result = $function(...$arguments);
    } finally {
        $handler = 0;
        // Whatever socket_set_block did is undone.
        if ($function === 'socket_set_block') {
            $values->keep($arguments[0] ?? null);
        }
    }
    foreach (is_array($result) ? $result : [$result] as $each) {
        $values->keep($each);
    }
    // Nowhere is a mark, so false is what it should say.
    return $result !== false || $function === 'socket_atmark';
}

$statistics = array_fill_keys(array_column($signatures, 0), [0, 0]);
$early = null;
for ($call = 0; $call < $calls; $call++) {
    [$function, $parameters] = $signatures[mt_rand(0, count($signatures) - 1)];
    $statistics[$function][0]++;
    pcntl_alarm(20);
    try {
        $statistics[$function][1] += (int) call($values, $ready, $function, $parameters, $handler, $trace ? (string) $call : '');
        $values->renew();
    } catch (Throwable) {
        // So many calls end; that none crashes is what is tested.
    }
    pcntl_signal_dispatch();
    if ($call === intdiv($calls, 5)) {
        gc_collect_cycles();
        $early = [memory_get_usage(), resident()];
    }
}
pcntl_alarm(0);
gc_collect_cycles();
$growth = [memory_get_usage() - $early[0], resident() - $early[1]];
foreach ([static function () use (&$values, &$ready): void {
    $values = $ready = null;
}, gc_collect_cycles(...)] as $release) {
    try {
        $release();
    } catch (Throwable) {
    }
}
echo json_encode(['memory' => $growth[0], 'resident' => $growth[1], 'descriptors' => count(descriptors()) - $at_start, 'blocked' => $blocked, 'statistics' => $statistics]), "\n";
