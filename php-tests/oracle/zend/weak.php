<?php

// Arguments, good and odd, in weak mode.

require __DIR__ . '/../arguments.php';

argument_cases(static fn (string $function, array &$arguments): mixed => $function(...$arguments));
