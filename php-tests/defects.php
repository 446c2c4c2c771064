<?php

declare(strict_types=1);

/*
 * Runs the tests of stock's defects (FAMILY/defect_NN_*.phpt) under stock and under ours, and
 * prints a table of both sides. Each has to be red under stock, or it would show no defect, and
 * green under ours. A later PHP may have mended some: there the table says so.
 */

require __DIR__ . '/oracle/ledger.php';
require __DIR__ . '/support/child.php';
require __DIR__ . '/support/counts.php';

/** @return array<string, string> path => PASS, FAIL, ... */
function results(array $tests, array $environment = [], string ...$options): array
{
    $file = tempnam(sys_get_temp_dir(), 'defects');
    $command = [dirname(__DIR__) . '/tools/phpt.sh', "--results=$file", ...$options, ...$tests];
    $ended = Child::run($command, $environment, true);
    $results = [];
    foreach (file($file, FILE_IGNORE_NEW_LINES) as $line) {
        [$result, $path] = explode(' ', $line, 2);
        $results[$path] = $result;
    }
    unlink($file);
    if (array_diff($tests, array_keys($results)) !== []) {
        fwrite(STDERR, $ended->output);
    }
    return $results;
}

/** What a side's results of one defect's tests come to. */
function colour(array $results): string
{
    $green = count(array_keys($results, 'PASS', true));
    return match (true) {
        in_array('SKIP', $results, true) => 'skipped',
        $green === count($results) => 'green',
        $green === 0 => 'red',
        default => "red ($green green)",
    };
}

chdir(dirname(__DIR__));
$titles = [];
foreach ((new Ledger(__DIR__ . '/ledger', dirname(__DIR__)))->rows as $row) {
    if (isset($row['defect'])) {
        $titles[$row['defect']] ??= $row['title'];
    }
}
$tests = [];
foreach (glob('php-tests/*/defect_*.phpt') as $test) {
    preg_match('/defect_(\d+)_/', $test, $match);
    $tests[(int) $match[1]][] = $test;
}
$all = array_merge(...array_values($tests));
$ours = results($all);
// Under stock some would run for ever.
$stock = results($all, ['PHPT_TIMEOUT' => '15'], '--stock');

$counts = new Counts('defects');
printf("%3s  %-70s %-6s %-14s %s\n", '', 'defect of stock', 'tests', 'stock', 'ours');
// Number 10 is free: what it was is stock's way that others rely on.
$numbers = array_keys($titles + $tests);
sort($numbers);
foreach ($numbers as $number) {
    $own = $tests[$number] ?? [];
    $sides = array_map(
        static fn (array $results): string => $own === [] ? 'no test'
            : colour(array_map(static fn ($test) => $results[$test] ?? 'NONE', $own)),
        ['stock' => $stock, 'ours' => $ours],
    );
    $mended = $sides['stock'] !== 'red' && PHP_VERSION_ID >= 80300;
    printf("%3d  %-70s %-6d %-14s %s\n", $number, $titles[$number] ?? '(not in the ledger)',
        count($own), $sides['stock'] . ($mended ? ', mended' : ''), $sides['ours']);
    match (true) {
        in_array('skipped', $sides, true) => $counts->skipped++,
        $sides['ours'] === 'green' && ($sides['stock'] === 'red' || $mended)
            && isset($titles[$number]) => $counts->passed++,
        default => $counts->failed++,
    };
}
exit($counts->close());
