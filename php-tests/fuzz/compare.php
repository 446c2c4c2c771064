<?php

declare(strict_types=1);

/*
 * One run of fuzz.php --compare: calls that stock withstands, and what comes of each, a line a call: function, outcome, arguments.
 *
 *     php -d extension=PATH.so php-tests/fuzz/compare.php --folder=EMPTY [--seed=N] [--calls=N]
 *
 * Every call has random numbers and sockets of its own, so that one that differs does not make the next ones differ. Left out is what
 * the ledger says of stock: see left_out().
 */

require __DIR__ . '/values.php';
require __DIR__ . '/good.php';

$options = getopt('', ['folder:', 'seed:', 'calls:']);
$seed = (int) ($options['seed'] ?? 1);
$calls = (int) ($options['calls'] ?? 10_000);
chdir($options['folder']) || exit(2);
ini_set('zend.exception_ignore_args', '1');
pcntl_signal(SIGALRM, static fn () => null, false);
pcntl_signal(SIGPIPE, SIG_IGN);

/** Whether stock has a defect here, or the kernel a mood. */
function left_out(string $function, array $arguments): bool
{
    $text = json_encode($arguments, JSON_PARTIAL_OUTPUT_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE) ?: '';
    $lengths = ['socket_read' => 1, 'socket_recv' => 2, 'socket_recvfrom' => 2, 'socket_send' => 2, 'socket_sendto' => 2, 'socket_write' => 2];
    $length = $arguments[$lengths[$function] ?? -1] ?? 0;
    $option = in_array($function, ['socket_get_option', 'socket_getopt', 'socket_set_option', 'socket_setopt'], true);
    return
        // Huge lengths (defect 17), lines (6), names with NUL (13), abstract names (16).
        is_numeric($length) && abs((float) $length) > 1_000_000
        || $function === 'socket_read' && (int) (is_scalar($arguments[2] ?? 0) ? $arguments[2] ?? 0 : 0) === PHP_NORMAL_READ
        || str_contains($text, '\u0000')
        // Options by number without their level (7): only pairs that are whole; values that are converted in place (3, 19).
        || $option && (!in_array([$arguments[1] ?? null, $arguments[2] ?? null], array_map(static fn ($good) => [$good[0], $good[1]], GOOD_OPTIONS), true)
            || array_filter([$arguments[3] ?? 0, ...array_values((array) ($arguments[3] ?? []))], is_object(...)) !== [])
        // Descriptors (1), controllen (2), unknown control messages (9), codes of recvmsg and accept (10).
        || in_array($function, ['socket_recvmsg', 'socket_accept'], true)
        || $function === 'socket_sendmsg' && (str_contains($text, 'control') || !is_array($arguments[1] ?? null))
        // MSG_TRUNC (18), and flags that wait or that stock's kernel call takes no notice of.
        || in_array($function, ['socket_recv', 'socket_recvfrom'], true) && !in_array($arguments[3] ?? 0, [0, MSG_PEEK, MSG_DONTWAIT], true)
        // What a Socket has to do with its stream (4), and lookups that would go to the network.
        || $function === 'socket_export_stream' || $function === 'socket_import_stream'
        || in_array($function, ['socket_bind', 'socket_connect', 'socket_sendto', 'socket_addrinfo_lookup'], true)
            && !in_array($arguments[$function === 'socket_sendto' ? 4 : 1] ?? '', ['127.0.0.1', '::1', ''], true)
        // Look-ups that fail in an option (14).
        || $option && !in_array($arguments[3]['group'] ?? '224.0.0.23', ['224.0.0.23'], true)
        // PHP 8.4 and 8.5 put bytes of the number where the key's name belongs.
        || $option && PHP_VERSION_ID >= 80400 && PHP_VERSION_ID < 80600 && ($arguments[2] ?? 0) === SO_LINGER
        // Ports that may be taken.
        || $function === 'socket_create_listen' && ($arguments[0] ?? 0) !== 0
        // Newer PHPs' (ours have them everywhere).
        || $function === 'socket_addrinfo_lookup' && (count($arguments) > 3
            || PHP_VERSION_ID >= 80500 && PHP_VERSION_ID < 80600 && hints_no_family($arguments[2] ?? null));
}

/** Whether the hints name AF_UNSPEC, which stock takes since PHP 8.6. */
function hints_no_family(mixed $hints): bool
{
    $family = is_array($hints) ? $hints['ai_family'] ?? 0 : null;
    return is_array($hints) && array_key_exists('ai_family', $hints) && (!$family || is_numeric($family) && (int) $family === 0);
}

/** A value in few words; ports and the like as what they are. */
function shape(mixed $value, int $depth = 0): string
{
    return match (true) {
        is_int($value) => abs($value) > 20_000 ? 'int' : (string) $value,
        is_string($value) => strlen($value) > 80 ? 'string of ' . strlen($value) : json_encode($value, JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_SLASHES),
        is_array($value) => $depth > 3 ? '[...]' : '[' . implode(', ', array_map(static fn ($key, $item) => "$key: " . shape($item, $depth + 1), array_keys($value), $value)) . ']',
        is_object($value) => get_class($value),
        default => get_debug_type($value) . (is_bool($value) ? ' ' . (int) $value : ''),
    };
}

$functions = array_keys((new ReflectionExtension('sockets'))->getFunctions());
// Those that stock has, too, in its order.
$functions = array_values(array_diff($functions, ['socket_atmark', 'socket_select']));
sort($functions);
$functions[] = 'socket_select';
$warnings = [];
set_error_handler(static function (int $level, string $text) use (&$warnings): bool {
    $warnings[] = $text;
    return true;
});
for ($call = 0; $call < $calls; $call++) {
    mt_srand($seed * 1_000_003 + $call);
    $function = one_of(...$functions);
    $ready = new Ready();
    $arguments = good($function, $ready);
    $soft = one_of(null, true, 1.5, -1, 0, 7, 70_000, '', '12abc', ' 7', 'text', [], [1], ['x' => 'y'], new stdClass(), new ThrowingString(), NAN, 1e30, '2');
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
    if (left_out($function, $arguments)) {
        echo "$function\tleft out\t\n";
        continue;
    }
    $warnings = [];
    socket_clear_error();
    pcntl_alarm(5);
    try {
        $outcome = shape($function(...$arguments));
    } catch (Throwable $e) {
        $outcome = get_class($e) . ' ' . $e->getMessage();
    }
    pcntl_alarm(0);
    $outcome .= ', global ' . socket_last_error();
    try {
        $outcome .= $first instanceof Socket ? ', own ' . socket_last_error($first) : '';
    } catch (Error) {
        $outcome .= ', closed';
    }
    $outcome .= ', warnings ' . json_encode($warnings, JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE);
    // What is given by reference. (Stock converts an option's array in place, too: defect 3.)
    $outcome .= str_starts_with($function, 'socket_set') ? '' : ', arguments ' . shape($arguments);
    echo "$function\t", preg_replace('/\s+/', ' ', $outcome), "\t$shown\n";
    $arguments = null;
}
