<?php

declare(strict_types=1);

/*
 * Random calls of all functions with random and hostile arguments: wrong types, closed sockets,
 * recursive arrays, references that loops left, lazy objects, user-space streams, filters, objects
 * that throw or close sockets when they are converted or destroyed, weak references to what is
 * dying, error handlers that throw or close the socket in use, huge numbers, NUL bytes, typed
 * references.
 *
 *     php php-tests/fuzz.php --extension=PATH.so [--seed=N] [--runs=N] [--calls=N] [--valgrind]
 *         [--statistics] [--compare | --lines | --conditions]
 *
 * Makes runs (fuzz/run.php) of so many calls each; the seeds count up from --seed (default: random)
 * and reproduce the calls. A run fails if it crashes, blocks, leaks memory or descriptors, or
 * leaves a function without a single success. --valgrind looks for memory errors and lost blocks.
 *
 *     --compare      makes calls that stock withstands, under stock and under ours, and compares
 *                    what comes of each (fuzz/compare.php)
 *     --lines        reads lines and bytes beside a model of what must come (fuzz/lines.php)
 *     --conditions   makes the calls where memory, stacks, descriptors or classes are short
 *                    (fuzz/conditions.php): nothing may end them but PHP's own fatal error
 */

require __DIR__ . '/support/child.php';
require __DIR__ . '/support/counts.php';
require __DIR__ . '/support/options.php';
require __DIR__ . '/support/valgrind.php';
require __DIR__ . '/oracle/ledger.php';
require __DIR__ . '/fuzz/left_out.php';

exit(main());

function main(): int
{
    [$options] = options(['extension!', 'seed:', 'runs:', 'calls:', 'valgrind', 'statistics',
        'compare', 'lines', 'conditions']);
    $first = (int) ($options['seed'] ?? random_int(0, 1 << 31));
    $runs = (int) ($options['runs'] ?? 1);
    $calls = (int) ($options['calls'] ?? 100_000);
    $extension = realpath($options['extension']); // runs have folders of their own
    $kind = array_key_first(array_intersect_key($options,
        ['compare' => 1, 'lines' => 1, 'conditions' => 1]));
    $counts = new Counts($kind ?? 'fuzz');
    if (isset($options['valgrind']) && lacks_valgrind($counts)) {
        return $counts->close();
    }
    $checker = isset($options['valgrind']) ? valgrind() : [];
    if ($kind === 'compare') {
        rules_without_rows($counts);
    }
    $totals = [];
    for ($seed = $first; $seed < $first + $runs; $seed++) {
        if ($kind === 'conditions') {
            foreach (require __DIR__ . '/fuzz/conditions.php' as $name => $condition) {
                $counts->add("$name, seed $seed, $calls calls",
                    under($condition, $extension, $seed, $calls));
            }
            continue;
        }
        $counts->add("seed $seed, $calls calls", match ($kind) {
            'compare' => compare($extension, $seed, $calls),
            'lines' => lines($extension, $seed, $calls, $checker),
            null => run($extension, $seed, $calls, $checker, $totals),
        });
    }
    if (isset($options['statistics'])) {
        foreach ($totals as $function => [$made, $done]) {
            printf("%-24s %8d calls, %8d did something\n", $function, $made, $done);
        }
    }
    return $counts->close();
}

function rules_without_rows(Counts $counts): void
{
    $ledger = new Ledger(__DIR__ . '/ledger', dirname(__DIR__));
    foreach (array_diff(array_keys(differences()), array_column($ledger->rows, 'id')) as $id) {
        $counts->fail("fuzz/left_out.php: the ledger has no row $id");
    }
}

/** Runs a program in a folder of its own. */
function program(array $command, array $environment = []): Ended
{
    $folder = sys_get_temp_dir() . '/' . uniqid('fuzz-', true);
    mkdir($folder);
    $ended = (new Child($command, $environment, folder: $folder))->wait();
    // Sockets are no files for glob().
    foreach (array_diff(scandir($folder), ['.', '..']) as $name) {
        unlink("$folder/$name");
    }
    rmdir($folder);
    return $ended;
}

/** @return list<string> what was not as it should be */
function run(string $extension, int $seed, int $calls, array $checker, array &$totals): array
{
    $command = php_command($extension, __DIR__ . '/fuzz/run.php', 'pcre.jit=0');
    $ended = program([...$checker, ...$command, "--seed=$seed", "--calls=$calls"],
        checker_environment($checker));
    $report = json_decode($ended->output, true);
    if ($ended->status !== 0 || $report === null) {
        return ["$ended: $ended->output$ended->errors"];
    }
    $mistakes = [];
    if ($report['memory'] > 500_000 || $report['resident'] > 8192 && $checker === []) {
        $mistakes[] = "memory grew by {$report['memory']} bytes of PHP's, "
            . "{$report['resident']} KiB of the process's";
    }
    if ($report['descriptors'] > 0) {
        $mistakes[] = "{$report['descriptors']} descriptors lost";
    }
    if ($report['blocked'] > 0) {
        $mistakes[] = "{$report['blocked']} calls blocked";
    }
    foreach ($report['statistics'] as $function => [$made, $done]) {
        $totals[$function] = [($totals[$function][0] ?? 0) + $made,
            ($totals[$function][1] ?? 0) + $done];
        if ($made > 200 && $done === 0) {
            $mistakes[] = "$function never did anything in $made calls";
        }
    }
    return $mistakes;
}

/** @return list<string> what was not as the model says */
function lines(string $extension, int $seed, int $calls, array $checker): array
{
    $command = php_command($extension, __DIR__ . '/fuzz/lines.php', 'pcre.jit=0');
    $ended = program([...$checker, ...$command, "--seed=$seed", "--calls=$calls"],
        checker_environment($checker));
    $report = json_decode($ended->output, true);
    return $ended->status !== 0 || $report === null ? ["$ended: $ended->output$ended->errors"]
        : $report['mistakes'];
}

/** A run under unusual circumstances. @return list<string> what was not as it should be */
function under(array $condition, string $extension, int $seed, int $calls): array
{
    $command = php_command($extension, __DIR__ . '/fuzz/run.php', 'pcre.jit=0',
        ...$condition['settings'] ?? []);
    $limits = isset($condition['limits']) ? "ulimit $condition[limits];" : '';
    $ended = program(['sh', '-c', "$limits exec \"\$@\"", 'sh', ...$command, "--seed=$seed",
        "--calls=$calls",
        ...$condition['options'] ?? []]);
    $said = $ended->output . $ended->errors;
    if ($ended->signal === null && preg_match($condition['fatal'] ?? '/^$/', $said)) {
        return [];
    }
    $report = json_decode($ended->output, true);
    if ($ended->status !== 0 || $report === null) {
        return ["$ended: $said"];
    }
    $bad = array_filter(['descriptors lost' => $report['descriptors'],
        'calls blocked' => $report['blocked']], static fn (int $count) => $count > 0);
    return array_map(static fn (string $what, int $count): string => "$count $what",
        array_keys($bad), $bad);
}

/** @return list<string> calls whose outcomes differ */
function compare(string $extension, int $seed, int $calls): array
{
    $logs = [];
    foreach (['stock' => 'sockets', 'ours' => $extension] as $side => $module) {
        $command = php_command($module, __DIR__ . '/fuzz/compare.php');
        $ended = program([...$command, "--seed=$seed", "--calls=$calls"]);
        if ($ended->status !== 0) {
            return ["$side: $ended: $ended->errors" . substr($ended->output, -500)];
        }
        $logs[$side] = explode("\n", trim($ended->output));
    }
    $mistakes = [];
    foreach ($logs['stock'] as $number => $line) {
        [$function, $outcome, $arguments] = explode("\t", $line) + ['', '', ''];
        $ours = explode("\t", $logs['ours'][$number] ?? '') + ['', '', ''];
        if ([$function, $outcome] !== [$ours[0], $ours[1]]) {
            // One of a kind is enough.
            $kind = preg_replace('/\d+|"[^"]*"/', '', "$outcome$ours[1]");
            $mistakes["$function $kind"] ??= "call $number: $function($arguments)\n"
                . "    stock: $outcome\n    ours:  $ours[1]";
        }
    }
    return array_values($mistakes);
}
