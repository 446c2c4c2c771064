<?php

declare(strict_types=1);

/*
 * Random calls of all functions with random and hostile arguments: wrong types, closed sockets, recursive arrays, objects that throw or close
 * sockets when they are converted or destroyed, error handlers that throw or close the socket in use, huge numbers, NUL bytes, typed references.
 * Nothing may crash, leak or block; exceptions and warnings are expected.
 *
 *     php -d extension=PATH.so php-tests/fuzz.php [--seed=N] [--calls=N] [--trace]
 *
 * The same seed makes the same calls. --trace prints each call before it is made: the last line is the one that crashed.
 */

require __DIR__ . '/fuzz/values.php';

$options = getopt('', ['seed:', 'calls:', 'trace']);
$seed = (int) ($options['seed'] ?? random_int(0, PHP_INT_MAX));
$calls = (int) ($options['calls'] ?? 100_000);
$trace = isset($options['trace']);
mt_srand($seed);
// An exception's trace would keep the arguments, and free them where nothing can be caught.
ini_set('zend.exception_ignore_args', '1');

// Sockets in the file system are made here, and go with it.
$folder = sys_get_temp_dir() . '/' . uniqid('fuzz-', true);
mkdir($folder);
chdir($folder);
register_shutdown_function(static function () use ($folder): void {
    array_map('unlink', glob("$folder/*"));
    rmdir($folder);
});

// Nothing here should block. What does all the same ends with EINTR.
pcntl_async_signals(false);
pcntl_signal(SIGALRM, static fn () => null, false);
pcntl_signal(SIGPIPE, SIG_IGN);

$signatures = [];
foreach ((new ReflectionExtension('sockets'))->getFunctions() as $function) {
    $signatures[] = [$function->getName(), array_map(static fn ($parameter) => [$parameter->getName(), $parameter->isPassedByReference(), $parameter->isOptional()],
        $function->getParameters())];
}

$values = new Values();
$handler = 0;
set_error_handler(static function (int $level, string $text) use (&$handler, &$values): bool {
    match ($handler) {
        1 => throw new ErrorException($text),
        2 => $values->close_one(),
        default => null,
    };
    return true;
});

/** One argument, by its parameter's name. */
function argument(Values $values, string $name): mixed
{
    return match ($name) {
        'socket' => $values->socket(),
        'read', 'write', 'except' => $values->set(),
        'data' => $values->string(),
        'message' => mt_rand(0, 9) === 0 ? $values->any() : $values->message(),
        'hints' => mt_rand(0, 3) === 0 ? $values->any() : ['ai_flags' => AI_NUMERICHOST, 'ai_family' => [AF_INET, AF_INET6, 0, 7][mt_rand(0, 3)]],
        'value' => mt_rand(0, 1) === 0 ? $values->message() : $values->int(),
        // Names that would be looked up on the network are not for here.
        'host' => ['127.0.0.1', '::1', "127.0.0.1\0", '', 'localhost'][mt_rand(0, 4)],
        'service' => ['0', '80', null, '', 'http', "8\0"][mt_rand(0, 5)],
        'seconds' => [0, 0, 0, -1, '0'][mt_rand(0, 4)],
        'microseconds' => [0, 0, 1, 1000, -5, 1_500_000 * 0][mt_rand(0, 5)],
        'level' => [SOL_SOCKET, IPPROTO_IP, IPPROTO_IPV6, SOL_TCP, SOL_UDP, $values->int()][mt_rand(0, 5)],
        'stream' => $values->any(),
        default => $values->int(),
    };
}

/** Arguments for one call; by-reference ones are references, now and then to a typed property. */
function arguments(Values $values, string $function, array $parameters): array
{
    $arguments = [];
    foreach ($parameters as [$parameter, $by_reference, $optional]) {
        if ($optional && mt_rand(0, 2) === 0) {
            break;
        }
        $value = match (true) {
            $parameter === 'address' && str_starts_with($function, 'socket_addrinfo') => $values->address(),
            $parameter === 'address' && !$by_reference => $values->string(),
            default => argument($values, $parameter),
        };
        if (!$by_reference) {
            $arguments[] = $value;
            continue;
        }
        $typed = ['int', 'string', 'array', 'union'][mt_rand(0, 3)];
        if (mt_rand(0, 7) === 0 && !in_array($parameter, ['read', 'write', 'except', 'message'], true)) {
            $arguments[] = &$values->typed->$typed;
        } else {
            $slot = $value;
            $arguments[] = &$slot;
            unset($slot);
        }
    }
    if (mt_rand(0, 49) === 0) {
        array_pop($arguments);
    }
    return $arguments;
}

/** Makes one call, and whatever its values' destructors do afterwards. @return bool whether it returned */
function call(Values $values, string $function, array $parameters, int &$handler, string $trace): bool
{
    $arguments = arguments($values, $function, $parameters);
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
    return true;
}

$returned = 0;
$start_memory = 0;
for ($call = 0; $call < $calls; $call++) {
    [$function, $parameters] = $signatures[mt_rand(0, count($signatures) - 1)];
    pcntl_alarm(5);
    try {
        $returned += (int) call($values, $function, $parameters, $handler, $trace ? (string) $call : '');
        $values->renew();
    } catch (Throwable) {
        // So most calls end; that none crashes is what is tested.
    }
    if ($call === intdiv($calls, 10)) {
        $start_memory = memory_get_usage();
    }
}
pcntl_alarm(0);
$growth = memory_get_usage() - $start_memory;
foreach ([static function () use (&$values): void {
    $values = null;
}, gc_collect_cycles(...)] as $release) {
    try {
        $release();
    } catch (Throwable) {
    }
}
$descriptors = count(scandir('/proc/self/fd'));
$flat = $growth < 1_000_000;
echo "fuzz: seed $seed, $calls calls, $returned returned, $descriptors descriptors at the end, memory ", $flat ? 'flat' : "GREW by $growth", "\n";
exit($flat && $descriptors <= 12 ? 0 : 1);
