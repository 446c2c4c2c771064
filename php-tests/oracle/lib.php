<?php

/*
 * Oracle scripts: one PHP program that runs under the stock extension and under ours. What it shows
 * must be equal, but for the differences that a row of ../ledger/FAMILY.json names. A script lies
 * in oracle/FAMILY/NAME.php, starts with `require __DIR__ . '/../lib.php';` and is a list of
 * labelled cases:
 *
 *     [$a, $b] = pair();
 *     check('write negative length', fn () => socket_write($a, 'x', -1), $a);
 *
 * check($label, $call, $socket = null, needs: [], timeout: 10)
 *     Clears the global code and $socket's, runs $call, and reports: what it returned; what it
 *     printed; each warning, notice and deprecation; the exception; the global code, and that of
 *     $socket (a Socket, or an array of them). To show values by reference, return them: fn () =>
 *     [socket_recv($a, $data, 5, 0), $data]. Labels are unique within a script; ledger rows name
 *     them as "family/script#label", with * and ? as in fnmatch. `needs` names functions and
 *     constants of newer PHPs: where stock lacks one the case is not compared, where ours lacks one
 *     it fails. `timeout`, in seconds: a case that takes longer has "timed out"; give 1 to one in
 *     which stock hangs, which is stock's time alone: ours has at least 10 seconds. A case in which
 *     the process dies is reported as such, and the script run again without it: so no case may
 *     need what another one did, except for plain set-up between the cases.
 *
 * mask($value, $name = 'masked')
 *     From now on shows $value, a string or an int, as <name>, alone or as a part of strings. For
 *     what differs between two runs: ports, process ids, temporary paths, descriptor numbers. Give
 *     ints only where they can't be mistaken.
 * pair($type = SOCK_STREAM), listener($type = SOCK_STREAM, $family = AF_INET), temp_path()
 *     Sockets and paths for set-up. The port and the path are masked already; the path is unlinked
 *     at the end. listener() gives [Socket, port], bound to the loopback address.
 * no_warnings(fn)
 *     Runs set-up that is expected to warn.
 *
 * Values are shown by show_value(): strings escaped, and hashed when longer than 200 bytes; objects
 * as class names, with properties if stdClass; resources by type. Uncaught exceptions, exit codes
 * and stray output are compared as well.
 *
 * Nothing in a case may depend on time or on another process's speed: loopback and AF_UNIX only,
 * ports from the kernel, no sleeping. Check with: for i in {1..20}; do php php-tests/oracle.php
 * --ours=sockets FAMILY; done
 */

require __DIR__ . '/../support/outcome.php';
require __DIR__ . '/../support/sockets.php';

error_reporting(E_ALL);
ini_set('html_errors', '0');

/** What check() has to know. Sockets in here would outlive their test. */
final class Oracle
{
    /** @var array<string, string> masked text => name */
    public static array $masks = [];
    /** @var array<string, true> */
    public static array $labels = [];

    public static function emit(array $line): void
    {
        $json = json_encode($line,
            JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE
            | JSON_THROW_ON_ERROR);
        // A marker, for whatever else is printed may not look like a case.
        fwrite(STDOUT, "\x1e$json\n");
    }
}

function check(string $label, callable $call, Socket|array|null $socket = null,
    string|array $needs = [], float $timeout = 10): void
{
    if (isset(Oracle::$labels[$label])) {
        throw new LogicException("label '$label' is used twice");
    }
    Oracle::$labels[$label] = true;
    if (in_array($label, explode("\n", (string) getenv('ORACLE_WITHOUT')), true)) {
        return;
    }
    foreach ((array) $needs as $name) {
        if (!function_exists($name) && !defined($name)) {
            Oracle::emit(['case' => $label, 'lacks' => $name]);
            return;
        }
    }
    Oracle::emit(['start' => $label, 'timeout' => $timeout]);

    $sockets = is_array($socket) ? $socket : ($socket === null ? [] : [$socket]);
    foreach ($sockets as $each) {
        code_of($each, true);
    }
    socket_clear_error();

    ob_start();
    $outcome = Outcome::of($call);
    $global = socket_last_error();
    $codes = array_map('code_of', $sockets);

    $exceptions = [];
    for ($e = $outcome->exception; $e !== null; $e = $e->getPrevious()) {
        $exceptions[] = get_class($e) . ($e->getCode() ? "({$e->getCode()})" : '') . ': '
            . masked($e->getMessage());
    }
    // What its trace holds is let go of here, and may print.
    $outcome->exception = null;

    $line = ['case' => $label, 'value' => show_value($outcome->result)];
    $output = ob_get_clean();
    if ($output !== '') {
        $line['output'] = show_value($output);
    }
    foreach ($outcome->messages as [$level, $text]) {
        $line['messages'][] = show_level($level) . ': ' . masked($text);
    }
    if ($exceptions !== []) {
        $line['exception'] = implode(' <- ', $exceptions);
    }
    Oracle::emit($line + ['global' => $global] + ($codes === [] ? []
        : ['codes' => implode(', ', $codes)]));
}

function mask(string|int $value, string $name = 'masked'): void
{
    Oracle::$masks[(string) $value] = $name;
    // The longest first, or a part of it would be replaced before.
    uksort(Oracle::$masks, static fn ($a, $b) => strlen((string) $b) <=> strlen((string) $a));
}

function masked(string $text): string
{
    foreach (Oracle::$masks as $value => $name) {
        // A number only as a whole, not within another number.
        $text = is_int($value)
            ? preg_replace("/(?<!\\d)$value(?!\\d)/", "<$name>", $text)
            : str_replace($value, "<$name>", $text);
    }
    return $text;
}

function show_value(mixed $value, int $depth = 0): string
{
    if (is_string($value)) {
        if (strlen($value) > 200) {
            return 'string(' . strlen($value) . ') sha1 ' . sha1($value);
        }
        // Masked before escaping, but not hex: a masked text may hold bytes that need it.
        return '"' . addcslashes(masked($value), "\0..\37\"\\\177..\377") . '"';
    }
    if (is_array($value)) {
        if ($depth > 8) {
            return '[...]';
        }
        $items = [];
        foreach ($value as $key => $item) {
            $prefix = array_is_list($value) ? '' : show_value($key) . ' => ';
            $items[] = $prefix . show_value($item, $depth + 1);
        }
        return '[' . implode(', ', $items) . ']';
    }
    if ($value instanceof stdClass) {
        return 'stdClass' . show_value((array) $value, $depth + 1);
    }
    return match (true) {
        is_int($value) => masked((string) $value),
        is_object($value) => get_class($value),
        is_resource($value) => 'resource(' . get_resource_type($value) . ')',
        get_debug_type($value) === 'resource (closed)' => 'resource(closed)',
        default => var_export($value, true),
    };
}

function show_level(int $level): string
{
    return match ($level) {
        E_WARNING, E_USER_WARNING => 'Warning',
        E_NOTICE, E_USER_NOTICE => 'Notice',
        E_DEPRECATED, E_USER_DEPRECATED => 'Deprecated',
        default => "Error $level",
    };
}

/** A socket's code, or 'closed'. */
function code_of(Socket $socket, bool $clear = false): int|string
{
    try {
        if ($clear) {
            socket_clear_error($socket);
        }
        return socket_last_error($socket);
    } catch (Throwable) {
        return 'closed';
    }
}

/**
 * For files that ask for ports by their numbers: they run one after the other, also under the other
 * extension. To the end of the process.
 */
function one_at_a_time(): void
{
    static $lock;
    $lock = fopen(__FILE__, 'r');
    flock($lock, LOCK_EX);
}

/** @return array{Socket, int} */
function listener(int $type = SOCK_STREAM, int $family = AF_INET): array
{
    $socket = socket_create($family, $type, 0);
    socket_bind($socket, $family === AF_INET ? '127.0.0.1' : '::1', 0)
        || throw new RuntimeException('cannot bind');
    if ($type === SOCK_STREAM) {
        socket_listen($socket, 16);
    }
    socket_getsockname($socket, $address, $port);
    mask($port, 'port');
    return [$socket, $port];
}

function temp_path(string $name = 'path'): string
{
    $path = new_path();
    mask($path, $name);
    return $path;
}

function no_warnings(callable $call): mixed
{
    return @$call();
}
