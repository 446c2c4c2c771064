<?php

declare(strict_types=1);

/*
 * One run of fuzz.php --compare: calls that stock withstands, and what comes of each, a line a
 * call: function, outcome, arguments.
 *
 *     php -d extension=PATH.so php-tests/fuzz/compare.php [--seed=N] [--calls=N]
 *
 * Every call has random numbers and sockets of its own, so that one that differs does not make the
 * next ones differ. Left out is what the ledger says of stock: see left_out.php.
 */

require __DIR__ . '/../oracle/ledger.php';
require __DIR__ . '/../support/options.php';
require __DIR__ . '/../support/outcome.php';
require __DIR__ . '/values.php';
require __DIR__ . '/good.php';
require __DIR__ . '/left_out.php';

[$options] = options(['seed:', 'calls:']);
$seed = (int) ($options['seed'] ?? 1);
$calls = (int) ($options['calls'] ?? 10_000);
ini_set('zend.exception_ignore_args', '1');
pcntl_signal(SIGALRM, static fn () => null, false);
pcntl_signal(SIGPIPE, SIG_IGN);

/** A value in few words; ports and the like as what they are. */
function shape(mixed $value, int $depth = 0): string
{
    return match (true) {
        is_int($value) => abs($value) > 20_000 ? 'int' : (string) $value,
        is_string($value) => strlen($value) > 80 ? 'string of ' . strlen($value)
            : json_encode($value, JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_SLASHES),
        is_array($value) => $depth > 3 ? '[...]'
            : '[' . implode(', ',
            array_map(static fn ($key, $item) => "$key: " . shape($item, $depth + 1),
                array_keys($value), $value)) . ']',
        is_object($value) => get_class($value),
        default => get_debug_type($value) . (is_bool($value) ? ' ' . (int) $value : ''),
    };
}

$functions = array_keys((new ReflectionExtension('sockets'))->getFunctions());
// Those that stock has, too, in its order.
$functions = array_values(array_diff($functions, ['socket_atmark', 'socket_select']));
sort($functions);
$functions[] = 'socket_select';
$differences = differences_here(new Ledger(__DIR__ . '/../ledger', dirname(__DIR__, 2)));
for ($number = 0; $number < $calls; $number++) {
    mt_srand($seed * 1_000_003 + $number);
    $function = one_of(...$functions);
    $ready = new Ready();
    $arguments = good($function, $ready);
    $soft = one_of(null, true, 1.5, -1, 0, 7, 70_000, '', '12abc', ' 7', 'text', [], [1],
        ['x' => 'y'], new stdClass(), new ThrowingString(), NAN, 1e30, '2');
    $place = mt_rand(0, count($arguments));
    if ($place === count($arguments)) {
        if (mt_rand(0, 1) === 0) {
            mt_rand(0, 1) === 0 ? array_pop($arguments) : $arguments[] = $soft;
        }
    } elseif (is_array($arguments[$place]) && mt_rand(0, 1) === 0 && $arguments[$place] !== []) {
        $arguments[$place][array_rand($arguments[$place])] = $soft;
    } elseif ($place > 0 || mt_rand(0, 3) === 0) {
        $arguments[$place] = $soft;
    }
    $first = $arguments[0] ?? null;
    if ($first instanceof Socket && mt_rand(0, 30) === 0) {
        socket_close($first);
    }
    $shown = preg_replace('/\s+/', ' ', shape($arguments));
    $call = new Call($function, $arguments);
    if (is_luck($call) || array_filter($differences,
        static fn (Closure $differs) => $differs($call)) !== []) {
        echo "$function\tleft out\t\n";
        continue;
    }
    socket_clear_error();
    pcntl_alarm(5);
    $came = Outcome::of(static fn () => shape($function(...$arguments)));
    pcntl_alarm(0);
    $e = $came->exception;
    $outcome = $e === null ? $came->result : get_class($e) . ' ' . $e->getMessage();
    $outcome .= ', global ' . socket_last_error();
    try {
        $outcome .= $first instanceof Socket ? ', own ' . socket_last_error($first) : '';
    } catch (Error) {
        $outcome .= ', closed';
    }
    $outcome .= ', warnings '
        . json_encode($came->warnings(), JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE);
    // What is given by reference. (Stock converts an option's array in place, too:
    // options-value-stays.)
    $outcome .= str_starts_with($function, 'socket_set') ? '' : ', arguments ' . shape($arguments);
    echo "$function\t", preg_replace('/\s+/', ' ', $outcome), "\t$shown\n";
    $arguments = $call = $came = $e = null;
}
