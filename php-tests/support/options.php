<?php

declare(strict_types=1);

/**
 * The program's command line. Ends the program if it is not as it should be.
 *
 * @param list<string> $known as for getopt(): "name" is a switch, "name:" has a value; "name!" has
 * one and must be there
 * @return array{array<string, string|true>, list<string>} options, and what else is there
 */
function options(array $known): array
{
    global $argv;
    $program = basename($argv[0]);
    $refuse = static function (string $why) use ($program): never {
        fwrite(STDERR, "$program: $why\n");
        exit(2);
    };
    $options = $others = [];
    foreach (array_slice($argv, 1) as $argument) {
        if (!str_starts_with($argument, '--')) {
            $others[] = $argument;
            continue;
        }
        [$name, $value] = explode('=', substr($argument, 2), 2) + [1 => null];
        $valued = in_array("$name:", $known, true) || in_array("$name!", $known, true);
        if (!$valued && !in_array($name, $known, true) || $valued !== ($value !== null)) {
            $refuse("what is $argument?");
        }
        $options[$name] = $value ?? true;
    }
    foreach ($known as $option) {
        if (str_ends_with($option, '!') && !isset($options[substr($option, 0, -1)])) {
            $refuse('--' . substr($option, 0, -1) . '=... is missing');
        }
    }
    foreach (array_intersect_key($options, ['ours' => true, 'extension' => true]) as $extension) {
        if (!loads($extension)) {
            $refuse("$extension does not load into this PHP: make build");
        }
    }
    return [$options, $others];
}

/** Whether this PHP has sockets, with the extension loaded. */
function loads(string $extension): bool
{
    $program = 'exit((int) !extension_loaded("sockets"));';
    $php = proc_open([PHP_BINARY, '-n', '-d', "extension=$extension", '-r', $program],
        [['file', '/dev/null', 'r'], STDERR, STDERR], $pipes);
    return proc_close($php) === 0;
}
