<?php
/**
 * Ours and stock side by side, and the system calls alone as the limit:
 *
 *     php -n benches/bench.php --ours=EXTENSION --limit=PROGRAM [--out=FOLDER] [--only=ROW,...]
 *         [--quick] [--no-time] [--figures]
 *
 * `make bench` calls it. Instructions are callgrind's: two runs of each loop, whose difference is
 * free of start-up. Times are medians of runs that take turns. The empty loop is subtracted from
 * both. It prints a table and, given a FOLDER, writes results.json and chart.svg there.
 *
 * --quick is a rehearsal: what it says of times is worth little. --no-time counts instructions
 * only.
 * --figures prints what each row is to reach, and whether it does.
 */

declare(strict_types=1);

require __DIR__ . '/../php-tests/support/options.php';
require __DIR__ . '/report.php';
require __DIR__ . '/chart.php';

/**
 * Many short processes tell more than few long ones: where a process's memory lies makes up to five
 * hundredths. So each has but a part of the rounds that a row's time takes.
 */
const ROUNDS = 45;
const PARTS = 3;
const OPERATIONS = __DIR__ . '/operations.php';
const LOADING = 'load';

[$options] = options(['ours!', 'limit!', 'out:', 'only:', 'quick', 'no-time', 'figures']);
$quick = isset($options['quick']);
$rounds = $quick ? 3 : ROUNDS;
$rows = require __DIR__ . '/rows.php';
if (isset($options['only'])) {
    $only = array_flip(explode(',', $options['only']));
    if ($unknown = array_diff_key($only, $rows)) {
        fwrite(STDERR, 'bench.php: no such row: ' . implode(', ', array_keys($unknown))
            . '; there are ' . implode(', ', array_keys($rows)) . "\n");
        exit(2);
    }
    $rows = array_intersect_key($rows, $only);
}
$php = [PHP_BINARY, '-n'];
$extensions = [
    'stock' => [...$php, '-d', 'extension=sockets'],
    'ours' => [...$php, '-d', 'extension=' . realpath($options['ours'])],
];
$limit = [$options['limit']];

/**
 * Runs the commands at the same time.
 *
 * @return array of each command whether it succeeded, and what it printed or how it failed
 */
function run(array $commands): array
{
    $running = array_map(static function (array $command): array {
        $process = proc_open($command, [['file', '/dev/null', 'r'], ['pipe', 'w'], ['pipe', 'w']],
            $pipes);
        return [$process, $pipes];
    }, $commands);
    return array_map(static function (array $one): array {
        [$process, [1 => $output, 2 => $errors]] = $one;
        $output = stream_get_contents($output);
        $errors = stream_get_contents($errors);
        $done = proc_close($process) === 0;
        return [$done, trim($done ? $output : $errors)];
    }, $running);
}

/** What the commands of `run` have to say of the first that failed. */
function failure(array $outcomes): ?string
{
    foreach ($outcomes as [$done, $text]) {
        if (!$done) {
            return $text;
        }
    }
    return null;
}

function median(array $numbers): float
{
    sort($numbers);
    $middle = intdiv(count($numbers), 2);
    return count($numbers) % 2 ? $numbers[$middle]
        : ($numbers[$middle - 1] + $numbers[$middle]) / 2;
}

/**
 * What to put before a command that needs so many sockets; `null` where the hard limit forbids
 * them.
 */
function with_descriptors(int $sockets): ?array
{
    if ($sockets === 0) {
        return [];
    }
    $number = $sockets + 200; // PHP's and valgrind's own
    $raise = ['prlimit', "--nofile=$number:$number"];
    return failure(run([[...$raise, 'true']])) === null ? $raise : null;
}

/** The instructions of each command, all run at the same time; or how the first failed. */
function instructions(array $commands): array|string
{
    $files = array_map(static fn (): string => tempnam(sys_get_temp_dir(), 'callgrind.'),
        $commands);
    $under = static fn (string $file): array =>
        ['valgrind', '-q', '--tool=callgrind', "--callgrind-out-file=$file"];
    foreach ($commands as $key => [$prefix, $command]) {
        $commands[$key] = [...$prefix, ...$under($files[$key]), ...$command];
    }
    $failure = failure(run($commands));
    $counts = [];
    foreach ($files as $key => $file) {
        preg_match('/^(?:summary|totals): (\d+)/m', file_get_contents($file), $match);
        $counts[$key] = (int) ($match[1] ?? 0);
        unlink($file);
    }
    return $failure ?? $counts;
}

/** The instructions of one round of an operation's loop. */
function instructions_per_round(array $prefix, array $php, string $operation,
    int $time_rounds): float|string
{
    $more = max(2, min(1000, intdiv($time_rounds, 100)));
    $loop = [...$php, OPERATIONS, $operation];
    $counts = instructions([[$prefix, [...$loop, (string) $more]],
        [$prefix, [...$loop, (string) (2 * $more)]]]);
    return is_string($counts) ? $counts : ($counts[1] - $counts[0]) / $more;
}

/** The nanoseconds of loading, in turns, by hyperfine; the limit is PHP without the extension. */
function loading_times(array $commands, int $rounds, int $runs): array
{
    $file = tempnam(sys_get_temp_dir(), 'hyperfine.');
    $lines = array_map(static fn (array $command): string =>
        implode(' ', array_map(escapeshellarg(...), $command)), $commands);
    $times = array_fill_keys(array_keys($commands), []);
    for ($round = 0; $round < $rounds; $round++) {
        $failure = failure(run([[
            'hyperfine', '--shell=none', '--style=none', '--warmup=1', "--runs=$runs",
            "--export-json=$file", ...array_values($lines),
        ]]));
        if ($failure !== null) {
            throw new RuntimeException("hyperfine: $failure");
        }
        $results = json_decode(file_get_contents($file), true)['results'];
        foreach (array_keys($commands) as $index => $name) {
            array_push($times[$name], ...$results[$index]['times']);
        }
    }
    unlink($file);
    return array_map(static fn (array $seconds): float => median($seconds) * 1e9, $times);
}

function progress(string $text): void
{
    fwrite(STDERR, "$text\n");
}

/** @var array $results [row] => what is known of it */
$results = [];
$prefixes = [];
foreach ($rows as $key => $row) {
    $prefixes[$key] = with_descriptors($row['sockets'] ?? 0);
    if ($prefixes[$key] === null) {
        $results[$key]['skipped']
            = "more descriptors than the hard limit allows ({$row['sockets']})";
        unset($rows[$key]);
    } elseif (isset($row['needs']) && !class_exists($row['needs'])) {
        $results[$key]['skipped'] = "this PHP has no $row[needs]";
        unset($rows[$key]);
    } elseif (isset($row['stock'])) {
        $results[$key]['failed']['stock'] = $row['stock'];
    }
}

// Instructions.
$operations = array_diff_key($rows, [LOADING => null]);
foreach ($extensions as $name => $command) {
    $empty = instructions_per_round([], $command, 'empty', 200_000);
    foreach ($operations as $key => [, $time_rounds]) {
        if (isset($results[$key]['failed'][$name])) {
            continue;
        }
        progress("instructions: $name, $key");
        $number = instructions_per_round($prefixes[$key], $command, $key, $time_rounds);
        if (is_string($number)) {
            $results[$key]['failed'][$name] = $number;
        } else {
            $results[$key]['instructions'][$name] = round($number - $empty, 1);
        }
    }
}
if (isset($rows[LOADING])) {
    progress('instructions: loading');
    $commands = [...$extensions, 'limit' => $php];
    $counts = instructions(array_map(static fn (array $command): array =>
        [[], [...$command, '-r', '']], $commands));
    $results[LOADING]['instructions'] = $counts;
}

// Times: each program once a round, in another order every time.
if (!isset($options['no-time'])) {
    $programs = ['limit' => $limit];
    foreach ($extensions as $name => $command) {
        $programs[$name] = [...$command, OPERATIONS];
    }
    $operations['empty'] = ['', 1_000_000, []];
    $prefixes['empty'] = [];
    $samples = [];
    for ($round = 1; $round <= $rounds; $round++) {
        progress("times: round $round of $rounds");
        foreach ($operations as $key => [, $time_rounds]) {
            $time_rounds = max(2, intdiv($time_rounds, $quick ? 20 : PARTS));
            foreach ($programs as $name => $command) {
                if (isset($results[$key]['failed'][$name])) {
                    continue;
                }
                [[$done, $text]]
                    = run([[...$prefixes[$key], ...$command, $key, (string) $time_rounds]]);
                if (!$done) {
                    $results[$key]['failed'][$name] = $text;
                } elseif ($text !== '') { // the limit knows no system call of this operation
                    $samples[$key][$name][] = (int) $text / $time_rounds;
                }
            }
            $programs = [...array_slice($programs, 1), ...array_slice($programs, 0, 1)];
        }
    }
    $empty = array_map(median(...), $samples['empty']);
    unset($samples['empty']);
    foreach ($samples as $key => $of_programs) {
        foreach ($of_programs as $name => $numbers) {
            $results[$key]['nanoseconds'][$name]
                = round(median($numbers) - ($empty[$name] ?? 0), 1);
        }
    }
    if (isset($rows[LOADING])) {
        progress('times: loading');
        $commands = array_map(static fn (array $command): array => [...$command, '-r', ''],
            [...$extensions, 'limit' => $php]);
        $results[LOADING]['nanoseconds'] = loading_times($commands, $rounds,
            $quick ? 3 : intdiv($rows[LOADING][1], PARTS));
    }
}

$report = report(require __DIR__ . '/rows.php', $results);
echo isset($options['figures']) ? table_of_figures($report) : table($report);
if (isset($options['out'])) {
    file_put_contents("$options[out]/results.json",
        json_encode($report, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE)
        . "\n");
    file_put_contents("$options[out]/chart.svg", chart($report));
}
