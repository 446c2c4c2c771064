<?php

declare(strict_types=1);

/*
 * Random calls of all functions with random and hostile arguments: wrong types, closed sockets, recursive arrays, objects that throw or close
 * sockets when they are converted or destroyed, error handlers that throw or close the socket in use, huge numbers, NUL bytes, typed references.
 *
 *     php php-tests/fuzz.php --extension=PATH.so [--seed=N] [--runs=N] [--calls=N] [--valgrind] [--statistics]
 *     php php-tests/fuzz.php --extension=PATH.so --compare [--seed=N] [--runs=N] [--calls=N]
 *
 * Makes runs (fuzz/run.php) of so many calls each; the seeds count up from --seed (default: random) and reproduce the calls. A run fails if it
 * crashes, blocks, leaks memory or descriptors, or leaves a function without a single success. --valgrind looks for memory errors and lost
 * blocks. --compare makes calls that stock withstands, under stock and under ours, and compares what comes of each (fuzz/compare.php).
 */

exit(main());

function main(): int
{
    $options = getopt('', ['extension:', 'seed:', 'runs:', 'calls:', 'valgrind', 'compare', 'statistics']);
    if (!isset($options['extension'])) {
        fwrite(STDERR, "fuzz.php: --extension=PATH is missing\n");
        return 2;
    }
    $first = (int) ($options['seed'] ?? random_int(0, 1 << 31));
    $runs = (int) ($options['runs'] ?? 1);
    $calls = (int) ($options['calls'] ?? 100_000);
    $passed = 0;
    $totals = [];
    for ($seed = $first; $seed < $first + $runs; $seed++) {
        $mistakes = isset($options['compare'])
            ? compare($options['extension'], $seed, $calls)
            : run($options['extension'], $seed, $calls, isset($options['valgrind']), $totals);
        foreach ($mistakes as $mistake) {
            echo "FAIL seed $seed, $calls calls: $mistake\n";
        }
        $passed += (int) ($mistakes === []);
    }
    if (isset($options['statistics'])) {
        foreach ($totals as $function => [$made, $done]) {
            printf("%-24s %8d calls, %8d did something\n", $function, $made, $done);
        }
    }
    $failed = $runs - $passed;
    // The name says which kind it was.
    echo isset($options['compare']) ? 'compare' : 'fuzz', ": $passed passed, $failed failed, 0 skipped\n";
    return $failed === 0 ? 0 : 1;
}

/** Runs a program in a folder of its own. @return array{int, string, string} status, output, errors (their end) */
function program(array $command): array
{
    $folder = sys_get_temp_dir() . '/' . uniqid('fuzz-', true);
    mkdir($folder);
    // To a file: more than a pipe holds would block the program.
    $errors = tmpfile();
    $process = proc_open([...$command, "--folder=$folder"], [['file', '/dev/null', 'r'], ['pipe', 'w'], $errors], $pipes, null,
        ['USE_ZEND_ALLOC' => in_array('valgrind', $command, true) ? '0' : '1', 'ZEND_DONT_UNLOAD_MODULES' => '1'] + getenv());
    $output = stream_get_contents($pipes[1]);
    $status = proc_get_status($process);
    while ($status['running']) {
        usleep(1000);
        $status = proc_get_status($process);
    }
    $code = $status['signaled'] ? 128 + $status['termsig'] : $status['exitcode'];
    fseek($errors, max(0, fstat($errors)['size'] - 3000));
    array_map('unlink', glob("$folder/{,.}*", GLOB_BRACE | GLOB_NOSORT) ? array_filter(glob("$folder/*"), 'file_exists') : []);
    rmdir($folder);
    return [$code, $output, stream_get_contents($errors)];
}

/** @return list<string> what was not as it should be */
function run(string $extension, int $seed, int $calls, bool $valgrind, array &$totals): array
{
    $checker = $valgrind ? ['valgrind', '-q', '--leak-check=full', '--errors-for-leak-kinds=definite,indirect', '--show-leak-kinds=definite,indirect',
        '--num-callers=30', '--error-exitcode=9', '--suppressions=' . __DIR__ . '/memory/valgrind.supp'] : [];
    [$status, $output, $errors] = program([...$checker, PHP_BINARY, '-n', '-d', 'pcre.jit=0', '-d', "extension=$extension", __DIR__ . '/fuzz/run.php', "--seed=$seed", "--calls=$calls"]);
    $report = json_decode($output, true);
    if ($status !== 0 || $report === null) {
        return ["ended with status $status: $output$errors"];
    }
    $mistakes = [];
    if ($report['memory'] > 500_000 || $report['resident'] > 8192 && !$valgrind) {
        $mistakes[] = "memory grew by {$report['memory']} bytes of PHP's, {$report['resident']} KiB of the process's";
    }
    if ($report['descriptors'] > 0) {
        $mistakes[] = "{$report['descriptors']} descriptors lost";
    }
    if ($report['blocked'] > 0) {
        $mistakes[] = "{$report['blocked']} calls blocked";
    }
    foreach ($report['statistics'] as $function => [$made, $done]) {
        $totals[$function] = [($totals[$function][0] ?? 0) + $made, ($totals[$function][1] ?? 0) + $done];
        if ($made > 200 && $done === 0) {
            $mistakes[] = "$function never did anything in $made calls";
        }
    }
    return $mistakes;
}

/** @return list<string> calls whose outcomes differ */
function compare(string $extension, int $seed, int $calls): array
{
    $logs = [];
    foreach (['stock' => 'sockets', 'ours' => $extension] as $side => $module) {
        [$status, $output, $errors] = program([PHP_BINARY, '-n', '-d', "extension=$module", __DIR__ . '/fuzz/compare.php', "--seed=$seed", "--calls=$calls"]);
        if ($status !== 0) {
            return ["$side ended with status $status: $errors" . substr($output, -500)];
        }
        $logs[$side] = explode("\n", trim($output));
    }
    $mistakes = [];
    foreach ($logs['stock'] as $number => $line) {
        [$function, $outcome, $arguments] = explode("\t", $line) + ['', '', ''];
        $ours = explode("\t", $logs['ours'][$number] ?? '') + ['', '', ''];
        if ([$function, $outcome] !== [$ours[0], $ours[1]]) {
            // One of a kind is enough.
            $mistakes["$function " . preg_replace('/\d+|"[^"]*"/', '', "$outcome$ours[1]")] ??= "call $number: $function($arguments)\n    stock: $outcome\n    ours:  $ours[1]";
        }
    }
    return array_values($mistakes);
}
