<?php

declare(strict_types=1);

/** Counts what passed, failed and was skipped; tools/test.sh reads the line that close() prints. */
final class Counts
{
    public int $passed = 0;
    public int $failed = 0;
    public int $skipped = 0;

    public function __construct(private readonly string $name)
    {
    }

    /**
     * @param list<string> $mistakes what is wrong with one thing that was tested; nothing if it
     * passed
     */
    public function add(string $tested, array $mistakes): void
    {
        $mistakes === [] ? $this->passed++ : $this->failed++;
        foreach ($mistakes as $mistake) {
            echo "FAIL $tested: $mistake\n";
        }
    }

    public function fail(string $what): void
    {
        $this->failed++;
        echo "FAIL $what\n";
    }

    public function skip(string $why): void
    {
        $this->skipped++;
        echo "SKIP $why\n";
    }

    /** @return int the program's exit status */
    public function close(): int
    {
        echo "$this->name: $this->passed passed, $this->failed failed, $this->skipped skipped\n";
        return $this->failed === 0 ? 0 : 1;
    }
}
