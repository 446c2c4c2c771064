<?php

declare(strict_types=1);

/*
 * One run of fuzz.php: random calls of all functions with random and hostile arguments. Nothing may
 * crash, leak or block; exceptions and warnings are expected. The same seed makes the same calls.
 *
 *     php -d extension=PATH.so php-tests/fuzz/run.php [--seed=N] [--calls=N] [--trace] [--fibers]
 *         [--room=KIB]
 *
 * Sockets in the file system are made in the current folder. --trace prints each call before it is
 * made: the last line is the one that crashed. --fibers makes each in a fiber;
 * --room leaves at most so much of the memory that PHP or the process may have. Ends with a line of
 * JSON.
 */

require __DIR__ . '/../support/options.php';
require __DIR__ . '/../support/usage.php';
require __DIR__ . '/values.php';
require __DIR__ . '/good.php';
require __DIR__ . '/arguments.php';

[$options] = options(['seed:', 'calls:', 'trace', 'fibers', 'room:']);
$seed = (int) ($options['seed'] ?? 1);
$calls = (int) ($options['calls'] ?? 100_000);
$trace = isset($options['trace']);
$in_fibers = isset($options['fibers']);
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
$handler = 0;
set_error_handler(static function (int $level, string $text) use (&$handler, &$values): bool {
    match ($handler) {
        1 => throw new ErrorException($text),
        2 => $values->close_one(),
        default => null,
    };
    return true;
});

$values = new Values();
$ready = new Ready();

/**
 * Makes one call, and whatever its values' destructors do afterwards.
 * @return bool whether it did something
 */
function call(Values $values, Ready $ready, string $function, array $parameters, int &$handler,
    string $trace, bool $in_fiber): bool
{
    $arguments = match (mt_rand(0, 3)) {
        0 => good($function, $ready),
        1 => mutated(good($function, $ready), $values),
        default => arguments($values, $function, $parameters),
    };
    if ($trace !== '') {
        $shown = json_encode($arguments,
            JSON_PARTIAL_OUTPUT_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE) ?: '?';
        fprintf(STDERR, "%s %s %s\n", $trace, $function, substr($shown, 0, 300));
    }
    if (asks_for_much($function, $arguments)) {
        $arguments[3] = 0;
    }
    $handler = mt_rand(0, 3);
    try {
        $result = $in_fiber ? in_fiber($function, $arguments) : $function(...$arguments);
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

/** Whether PHP's memory limit would end the script: MSG_WAITALL needs all of the memory first. */
function asks_for_much(string $function, array $arguments): bool
{
    [2 => $length, 3 => $flags] = $arguments + [2 => 0, 3 => 0];
    return in_array($function, ['socket_recv', 'socket_recvfrom'], true)
        && is_numeric($length) && is_numeric($flags)
        && $length > 1 << 24 && ((int) $flags & MSG_WAITALL) !== 0;
}

/** Look-ups of names need a larger stack than small fibers have: the C library's. */
const LOOKS_UP = ['socket_bind', 'socket_connect', 'socket_sendto', 'socket_sendmsg',
    'socket_set_option', 'socket_setopt',
    'socket_addrinfo_lookup'];

function in_fiber(string $function, array $arguments): mixed
{
    if (in_array($function, LOOKS_UP, true)) {
        return $function(...$arguments);
    }
    $fiber = new Fiber(static fn () => $function(...$arguments));
    $fiber->start();
    return $fiber->getReturn();
}

/**
 * Fills the memory, but for so many KiB of what PHP, or the process, may have.
 * @return list<string>
 */
function ballast(int $room): array
{
    $limit = ini_parse_quantity(ini_get('memory_limit'));
    $used = memory_get_usage(...);
    if ($limit < 0) {
        preg_match('/^Max address space\s+(\d+)/m', file_get_contents('/proc/self/limits'), $match);
        $limit = (int) $match[1];
        $used = static fn (): int => (int) file_get_contents('/proc/self/statm') * 4096;
    }
    for ($pieces = []; $used() + $room * 1024 < $limit; $pieces[] = str_repeat('x', 60_000));
    return $pieces;
}

$ballast = isset($options['room'])
    ? ballast(mt_rand(intdiv((int) $options['room'], 5), (int) $options['room'])) : [];
// User code that finds no memory at the end of a request leaves PHP's own streams half closed.
register_shutdown_function(static function () use (&$ballast): void {
    Values::$current = null;
    $ballast = [];
});
$statistics = array_fill_keys(array_column($signatures, 0), [0, 0]);
$early = null;
for ($call = 0; $call < $calls; $call++) {
    [$function, $parameters] = $signatures[mt_rand(0, count($signatures) - 1)];
    $statistics[$function][0]++;
    pcntl_alarm(20);
    try {
        $statistics[$function][1] += (int) call($values, $ready, $function, $parameters, $handler,
            $trace ? (string) $call : '', $in_fibers);
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
// Without the ballast there is memory to look at the descriptors with.
foreach ([static function () use (&$values, &$ready, &$ballast): void {
    Values::$current = $values = $ready = $ballast = null;
}, gc_collect_cycles(...)] as $release) {
    try {
        $release();
    } catch (Throwable) {
    }
}
echo json_encode(['memory' => $growth[0], 'resident' => $growth[1],
    'descriptors' => count(descriptors()) - $at_start, 'blocked' => $blocked,
    'statistics' => $statistics]), "\n";
