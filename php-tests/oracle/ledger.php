<?php

declare(strict_types=1);

/**
 * The deliberate differences from stock, of ../ledger/FAMILY.json. A row:
 *
 *     id      unique, FAMILY-SOMETHING      title  what it is about, in a few words
 *     kind    why a difference may be there at all: see KINDS
 *     stock   what stock does               ours   what we do              why  the reason
 *     test    the file that shows ours, from the project's root
 *     oracle  optional: the cases that differ, "family/script#label" with * and ?; each must match
 *             a difference. After
 *             " @", the versions of PHP it holds for: "transfer/read#partial line* @>=8.3 <8.5"
 *     php     optional: the same for the whole row
 *     defect  optional: the number of the known defect of stock
 */
final class Ledger
{
    private const REQUIRED = ['id', 'kind', 'title', 'stock', 'ours', 'why', 'test'];
    private const OPTIONAL = ['oracle', 'php', 'defect'];

    /** What stock does: nothing else is a reason to differ. Or what a newer PHP adds. */
    public const KINDS = ['crash', 'corruption', 'leak', 'loss', 'disclosure', 'newer PHP'];

    /** @var list<array<string, mixed>> sorted by id */
    public array $rows = [];
    /** @var list<string> */
    public array $mistakes = [];
    /** @var array<string, bool> glob => whether it has matched a difference */
    private array $globs = [];

    public function __construct(string $folder, private readonly string $root)
    {
        foreach (glob("$folder/*.json") as $file) {
            $rows = json_decode(file_get_contents($file), true);
            if (!is_array($rows) || !array_is_list($rows)) {
                $this->mistakes[] = basename($file) . ' is no JSON list of rows';
                continue;
            }
            foreach ($rows as $row) {
                $this->add($row, basename($file));
            }
        }
        usort($this->rows, static fn ($a, $b) => strnatcmp($a['id'], $b['id']));
    }

    private function add(array $row, string $file): void
    {
        $id = $row['id'] ?? 'a row without id';
        foreach (array_diff(self::REQUIRED, array_keys($row)) as $missing) {
            $this->mistakes[] = "$file: $id lacks \"$missing\"";
            return;
        }
        foreach (array_diff(array_keys($row), self::REQUIRED, self::OPTIONAL) as $unknown) {
            $this->mistakes[] = "$file: $id has an unknown key \"$unknown\"";
        }
        if (!in_array($row['kind'], self::KINDS, true)) {
            $this->mistakes[] = "$file: $id is of no known kind: {$row['kind']}";
        }
        if (in_array($id, array_column($this->rows, 'id'), true)) {
            $this->mistakes[] = "$file: $id is there twice";
        }
        if (!is_file("$this->root/{$row['test']}")) {
            $this->mistakes[] = "$file: $id names a test that is not there: {$row['test']}";
        }
        foreach ($row['oracle'] ?? [] as $entry) {
            [$glob, $versions] = explode(' @', $entry, 2) + [1 => ''];
            if (self::applies($row['php'] ?? '') && self::applies($versions)) {
                $this->globs[$glob] ??= false;
            }
        }
        $this->rows[] = $row;
    }

    /** The rows that hold for this PHP. @return array<string, array<string, mixed>> by id */
    public function here(): array
    {
        $here = array_filter($this->rows,
            static fn (array $row) => self::applies($row['php'] ?? ''));
        return array_column($here, null, 'id');
    }

    /** Whether constraints like ">=8.3 <8.5" hold for the PHP that runs this. */
    private static function applies(string $constraints): bool
    {
        foreach (preg_split('/\s+/', $constraints, -1, PREG_SPLIT_NO_EMPTY) as $constraint) {
            if (!preg_match('/^(<|<=|>|>=|=)(\d+\.\d+)$/', $constraint, $match)) {
                throw new RuntimeException("not a version constraint: $constraint");
            }
            if (!version_compare(PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION, $match[2],
                $match[1])) {
                return false;
            }
        }
        return true;
    }

    /** Whether a row allows this case to differ; notes that it does. */
    public function allows(string $case): bool
    {
        $allowed = false;
        foreach ($this->globs as $glob => $_) {
            if (fnmatch($glob, $case, FNM_NOESCAPE)) {
                $this->globs[$glob] = $allowed = true;
            }
        }
        return $allowed;
    }

    /**
     * What a row names and no case of these scripts showed.
     *
     * @param list<string> $scripts as "family/script"
     * @param bool $all whether these are all that there are
     * @return list<string>
     */
    public function stale(array $scripts, bool $all): array
    {
        $stale = [];
        foreach ($this->globs as $glob => $seen) {
            $pattern = explode('#', $glob, 2)[0];
            $ran = array_filter($scripts,
                static fn (string $script) => fnmatch($pattern, $script, FNM_NOESCAPE));
            if (!$seen && ($ran !== [] || $all)) {
                $stale[] = $glob;
            }
        }
        return $stale;
    }

    /** How many rows there are of each kind, in one line. */
    public function count(): string
    {
        $counts = array_count_values(array_column($this->rows, 'kind'));
        $parts = array_map(static fn (string $kind): string => ($counts[$kind] ?? 0) . " $kind",
            self::KINDS);
        return count($this->rows) . ' rows: ' . implode(', ', $parts);
    }

    public function markdown(): string
    {
        $cell = static fn (string $text): string => str_replace(['|', "\n"], ['\|', ' '], $text);
        $table = "| what | kind | stock | ours | why | shown by |\n| --- | --- | --- | --- | --- | "
            . "--- |\n";
        foreach ($this->rows as $row) {
            $versions = isset($row['php']) ? " (PHP {$row['php']})" : '';
            $table .= '| ' . $cell($row['title'] . $versions) . " | {$row['kind']} | "
                . $cell($row['stock']) . ' | ' . $cell($row['ours'])
                . ' | ' . $cell($row['why']) . " | `{$row['test']}` |\n";
        }
        return $table;
    }
}
