<?php

declare(strict_types=1);

// Arguments, good and odd, in strict mode.

require __DIR__ . '/../arguments.php';

argument_cases(static fn (string $function, array &$arguments): mixed => $function(...$arguments));
