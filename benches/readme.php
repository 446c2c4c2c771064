<?php
/** What README.md shows of the last `make bench`: for tools/readme.sh. */

declare(strict_types=1);

require __DIR__ . '/report.php';

echo markdown(json_decode(file_get_contents(__DIR__ . '/results.json'), true, flags: JSON_THROW_ON_ERROR));
