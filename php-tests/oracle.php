<?php

declare(strict_types=1);

/*
 * Runs the scripts of oracle/ under the stock extension and under ours, and compares what they
 * report, case by case. A difference is allowed if a row of ledger/ names the case; a row that
 * names cases which do not differ is a failure, too.
 *
 *     php php-tests/oracle.php --ours=PATH.so [--stock=NAME] [FAMILY | FAMILY/SCRIPT]...
 *     php php-tests/oracle.php --ledger-markdown    prints the ledger's table, for
 *                                                   docs/differences.md
 *     php php-tests/oracle.php --check-readme       compares it with what stands there
 *
 * --verbose shows the allowed differences, too. The same extension on both sides (--ours=sockets)
 * must give none. Runs under the PHP to test with; needs none of its extensions.
 */

require __DIR__ . '/support/child.php';
require __DIR__ . '/support/counts.php';
require __DIR__ . '/support/options.php';
require __DIR__ . '/oracle/run.php';
require __DIR__ . '/oracle/ledger.php';

const ROOT = __DIR__ . '/..';

exit(main());

function main(): int
{
    [$options, $filters] = options(['ours:', 'stock:', 'ledger-markdown', 'check-readme',
        'verbose']);
    $options += ['stock' => 'sockets'];
    // A family, a script, or a path to one.
    $filters = array_map(static fn (string $filter): string =>
        trim(preg_replace(['#^(.*/)?oracle/#', '#\.php$#'], '', $filter), '/'), $filters);
    $ledger = new Ledger(__DIR__ . '/ledger', ROOT);
    if (isset($options['ledger-markdown'])) {
        echo $ledger->markdown();
        return 0;
    }
    if (isset($options['check-readme'])) {
        return check_readme($ledger);
    }
    if (!isset($options['ours'])) {
        fwrite(STDERR, "oracle.php: --ours=PATH is missing\n");
        return 2;
    }

    $scripts = [];
    foreach (glob(__DIR__ . '/oracle/*/*.php') as $file) {
        $name = basename(dirname($file)) . '/' . basename($file, '.php');
        if ($filters === [] || in_array($name, $filters, true)
            || in_array(dirname($name), $filters, true)) {
            $scripts[$name] = $file;
        }
    }
    if ($scripts === []) {
        fwrite(STDERR, "oracle.php: no such scripts\n");
        return 2;
    }

    // What hangs in stock must not look as if it hung in ours because the machine is busy.
    $patience = $options['ours'] === $options['stock'] ? 0.0 : 10.0;
    $runs = [];
    foreach ($scripts as $name => $file) {
        $runs[$name] = [new Run($file, $options['stock']),
            new Run($file, $options['ours'], $patience)];
    }
    run_all(array_merge(...array_values($runs)));

    $report = new Report($ledger, isset($options['verbose']));
    foreach ($runs as $name => [$stock, $ours]) {
        $report->compare($name, $stock->cases, $ours->cases);
    }
    foreach ($ledger->mistakes as $mistake) {
        $report->counts->fail("ledger: $mistake");
    }
    // Compared with itself, stock shows none of its differences.
    if ($options['ours'] !== $options['stock']) {
        foreach ($ledger->stale(array_keys($scripts), $filters === []) as $glob) {
            $report->counts->fail("ledger: a row names \"$glob\", where nothing differs");
        }
    }
    return $report->close();
}

final class Report
{
    public readonly Counts $counts;
    private int $allowed = 0;
    /** @var array<string, int> what stock lacks => cases */
    private array $lacking = [];

    public function __construct(private readonly Ledger $ledger, private readonly bool $verbose)
    {
        $this->counts = new Counts('oracle');
    }

    public function compare(string $script, array $stock, array $ours): void
    {
        // In the order of whichever got further, the end last.
        $labels = array_keys($ours + $stock);
        foreach ($labels as $label) {
            $this->case("$script#$label", $stock[$label] ?? ['absent'],
                $ours[$label] ?? ['absent']);
        }
    }

    private function case(string $name, array $stock, array $ours): void
    {
        if (isset($ours['lacks']) && ($ours !== $stock)) {
            $this->counts->fail("$name: ours lacks {$ours['lacks']}");
        } elseif (isset($stock['lacks'])) {
            $this->counts->skipped++;
            $this->lacking[$stock['lacks']] = ($this->lacking[$stock['lacks']] ?? 0) + 1;
        } elseif ($stock === $ours) {
            $this->counts->passed++;
        } elseif ($this->ledger->allows($name)) {
            $this->counts->passed++;
            $this->allowed++;
            if ($this->verbose) {
                $this->show("ALLOWED $name", $stock, $ours);
            }
        } else {
            $this->counts->failed++;
            $this->show("DIFFERS $name", $stock, $ours);
        }
    }

    private function show(string $heading, array $stock, array $ours): void
    {
        echo "$heading\n";
        foreach (array_keys($stock + $ours) as $key) {
            if (($stock[$key] ?? null) !== ($ours[$key] ?? null)) {
                foreach (['stock' => $stock, 'ours ' => $ours] as $side => $case) {
                    $shown = $case[$key] ?? '(none)';
                    echo "  $side $key: ", implode("\n         ",
                        is_array($shown) ? $shown : [$shown]), "\n";
                }
            }
        }
    }

    public function close(): int
    {
        foreach ($this->lacking as $name => $count) {
            echo "SKIPPED $count for stock of PHP ", PHP_VERSION, " lacks $name\n";
        }
        echo 'ledger: ', $this->ledger->count(), "\n";
        echo "oracle: $this->allowed allowed differences\n";
        return $this->counts->close();
    }
}

function check_readme(Ledger $ledger): int
{
    $counts = new Counts('readme');
    $differences = (string) @file_get_contents(ROOT . '/docs/differences.md');
    $mistakes = [];
    if (!preg_match('/^<!-- ledger -->\n(.*?)^<!-- \/ledger -->$/sm', $differences, $match)) {
        $mistakes[] = 'no table between <!-- ledger --> and <!-- /ledger -->';
    } elseif (trim($match[1]) !== trim($ledger->markdown())) {
        $mistakes[] = "the table of differences is not the ledger's: make readme writes it";
    }
    $counts->add('docs/differences.md', $mistakes);
    return $counts->close();
}
