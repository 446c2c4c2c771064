<?php
/** What `bench.php` measured, as one array (results.json), as a table and as a chart. */

declare(strict_types=1);

/**
 * Everything that is worth keeping: the machine, and each row with its ratios and what became of
 * its figures.
 */
function report(array $rows, array $results): array
{
    preg_match('/^model name\s*: (.*)$/m', (string) @file_get_contents('/proc/cpuinfo'),
        $processor);
    $report = [
        'date' => gmdate('Y-m-d'),
        'php' => PHP_VERSION,
        'system' => php_uname('s') . ' ' . php_uname('m'),
        'processor' => $processor[1] ?? 'unknown',
        'rows' => [],
    ];
    foreach (array_intersect_key($rows, $results) as $key => $row) {
        $results[$key] = of_one_part($results[$key], $row['parts'] ?? 1);
    }
    foreach (array_intersect_key($rows, $results) as $key => $row) {
        $result = $results[$key];
        $ratios = array_filter([
            'instructions' => ratio($result['instructions'] ?? [], 'ours', 'stock'),
            'time' => ratio($result['nanoseconds'] ?? [], 'ours', 'stock'),
            'limit' => ratio($result['nanoseconds'] ?? [], 'ours', 'limit'),
            'growth' => isset($row['than']) ? growth($result, $results[$row['than']] ?? []) : null,
            'per socket' => isset($row['sockets']) ? per_socket($results, $key, $row['sockets'])
                : null,
        ], is_float(...));
        $figures = [];
        foreach ($row[2] as $figure => $most) {
            // To the two digits that the table shows: more would be noise.
            $met = isset($ratios[$figure]) ? round($ratios[$figure], 2) <= $most : null;
            $figures[$figure] = ['at_most' => $most, 'met' => $met];
        }
        $report['rows'][$key] = ['operation' => $row[0], ...$result, 'ratios' => $ratios,
            'figures' => $figures];
    }
    return $report;
}

function ratio(array $numbers, string $dividend, string $divisor): ?float
{
    return isset($numbers[$dividend], $numbers[$divisor])
        ? round($numbers[$dividend] / $numbers[$divisor], 3) : null;
}

/** What one part takes of an operation that consists of several. */
function of_one_part(array $result, int $parts): array
{
    $of_one = static fn (float $number): float => round($number / $parts, 1);
    foreach (array_intersect(['instructions', 'nanoseconds'], array_keys($result)) as $what) {
        $result[$what] = array_map($of_one, $result[$what]);
    }
    return $result;
}

/** Our time to that of another row. */
function growth(array $result, array $other): ?float
{
    $times = [$result['nanoseconds']['ours'] ?? null, $other['nanoseconds']['ours'] ?? null];
    return ratio(array_combine(['here', 'there'], $times), 'here', 'there');
}

/** Our instructions for one socket among many, to those for one of 200. */
function per_socket(array $results, string $key, int $sockets): ?float
{
    $few = $results['select-200']['instructions']['ours'] ?? null;
    $many = $results[$key]['instructions']['ours'] ?? null;
    return isset($few, $many) ? round(($many / $sockets) / ($few / 200), 3) : null;
}

const HEAD = [
    'operation',
    'stock, instructions', 'ours', 'ratio',
    'stock, ns', 'ours', 'ratio',
    'system calls alone, ns', 'ours to that',
    'figure to reach',
];

/** The table, and below it what failed or was left out. */
function table(array $report): string
{
    return without_figures($report['rows']) . "\n"
        . implode('', array_map(static fn (string $note): string => "$note\n", notes($report)));
}

/** The table with what each row is to reach, and how many do: for those who work on this. */
function table_of_figures(array $report): string
{
    $verdicts = [];
    foreach ($report['rows'] as $row) {
        array_push($verdicts, ...array_map(verdict(...), array_column($row['figures'], 'met')));
    }
    $counts = array_count_values($verdicts)
        + array_fill_keys(['met', 'NOT MET', 'not measured'], 0);
    return aligned([HEAD, ...array_map(cells(...), array_values($report['rows']))])
        . "figures: $counts[met] met, {$counts['NOT MET']} not met, "
            . "{$counts['not measured']} not measured\n";
}

/** What README.md shows: a few operations, time first. */
function summary(array $report): string
{
    $shown = ['line', 'write-read-64k', 'write-read-64', 'select-200', 'sendmsg-recvmsg'];
    $lines = [['operation', 'stock, us', 'ours, us', 'time, ours to stock', 'instructions']];
    foreach (array_intersect_key($report['rows'], array_flip($shown)) as $row) {
        $time = static fn (string $who): string =>
            number_format(($row['nanoseconds'][$who] ?? 0) / 1000, 2);
        $lines[] = [
            $row['operation'], $time('stock'), $time('ours'),
            sprintf('%.2f', $row['ratios']['time'] ?? 0),
            sprintf('%.2f', $row['ratios']['instructions'] ?? 0),
        ];
    }
    return aligned($lines)
        . "\nMeasured on $report[date] with PHP $report[php], $report[processor].\n";
}

/** What docs/benchmarks.md shows: the rows that were measured. */
function markdown(array $report): string
{
    return "![How much of stock's instructions and time each operation "
        . "takes](../benches/chart.svg)\n\n"
        . without_figures(array_filter($report['rows'],
            static fn (array $row): bool => !isset($row['skipped'])))
        . "\nMeasured on $report[date] with PHP $report[php] on $report[system], "
            . "$report[processor]. Times are medians of runs that took turns.\n";
}

function without_figures(array $rows): string
{
    return aligned(array_map(static fn (array $cells): array => array_slice($cells, 0, -1),
        [HEAD, ...array_map(cells(...), array_values($rows))]));
}

/** What failed and what was left out. */
function notes(array $report): array
{
    $notes = [];
    foreach ($report['rows'] as $row) {
        foreach ($row['failed'] ?? [] as $who => $text) {
            $notes[] = "$row[operation]: $who fails: $text";
        }
        if (isset($row['skipped'])) {
            $notes[] = "$row[operation]: skipped: $row[skipped]";
        }
    }
    return $notes;
}

/** One row's cells. */
function cells(array $row): array
{
    $number = static fn (string $what, string $who): string => match (true) {
        isset($row['failed'][$who]) => 'fails',
        isset($row[$what][$who]) => number_format($row[$what][$who]),
        default => '',
    };
    $ratio = static fn (string $which): string => isset($row['ratios'][$which])
        ? sprintf('%.2f', $row['ratios'][$which]) : '';
    $figures = [];
    foreach ($row['figures'] as $figure => ['at_most' => $most, 'met' => $met]) {
        $is_shown = in_array($figure, ['per socket', 'growth'], true) && isset($met);
        $reached = $is_shown ? "$figure {$ratio($figure)}" : $figure;
        $figures[] = sprintf('%s <= %.2f: %s', $reached, $most, verdict($met));
    }
    return [
        $row['operation'],
        $number('instructions', 'stock'), $number('instructions', 'ours'), $ratio('instructions'),
        $number('nanoseconds', 'stock'), $number('nanoseconds', 'ours'), $ratio('time'),
        $number('nanoseconds', 'limit'), $ratio('limit'),
        implode('; ', $figures),
    ];
}

function verdict(?bool $met): string
{
    return match ($met) {
        true => 'met',
        false => 'NOT MET',
        null => 'not measured',
    };
}

/** The lines as a table, the first of them its head; numbers to the right. */
function aligned(array $lines): string
{
    $widths = array_map(static fn (int $column): int =>
        max(array_map(strlen(...), array_column($lines, $column))), array_keys($lines[0]));
    $rule = array_map(static fn (int $width): string => str_repeat('-', $width), $widths);
    array_splice($lines, 1, 0, [$rule]);
    $text = '';
    foreach ($lines as $line) {
        foreach ($line as $column => $cell) {
            $side = preg_match('/^[\d,.]+$/', $cell) ? STR_PAD_LEFT : STR_PAD_RIGHT;
            $line[$column] = str_pad($cell, $widths[$column], ' ', $side);
        }
        $text .= '| ' . implode(' | ', $line) . " |\n";
    }
    return $text;
}
