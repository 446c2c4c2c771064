<?php
/**
 * What the docs, or with --summary README.md, show of the last `make bench`: for tools/readme.sh.
 */

declare(strict_types=1);

require __DIR__ . '/report.php';

$report = json_decode(file_get_contents(__DIR__ . '/results.json'), true,
    flags: JSON_THROW_ON_ERROR);
echo in_array('--summary', $argv, true) ? summary($report) : markdown($report);
