<?php

declare(strict_types=1);

/*
 * Makes each system call of each function fail with each errno that its man page lists (strace injects them), and looks at what comes of it:
 * false, the right warning (none for EAGAIN and EINPROGRESS on a Socket), the right codes, no descriptor lost, no crash. Short writes are
 * tried as well, and, without injection, signals in blocking calls and running out of descriptors (faults/real.php).
 *
 *     php -d extension=PATH.so php-tests/faults.php --extension=PATH.so [SCENARIO]...
 *
 * The extension gives this program the numbers and texts of the errnos, too.
 */

const SCENARIOS = __DIR__ . '/faults/scenarios.php';
const CHILD = __DIR__ . '/faults/child.php';
const NOT_INJECTED = __DIR__ . '/faults/real.php';
/** How PHP looks for a file; where an architecture lacks one of these, strace is not to mind. */
const MARKERS = '?access,?faccessat,?faccessat2,?stat,?newfstatat';

exit(main(array_slice($argv, 1)));

function main(array $arguments): int
{
    $extension = null;
    $only = [];
    foreach ($arguments as $argument) {
        if (str_starts_with($argument, '--extension=')) {
            $extension = substr($argument, 12);
        } else {
            $only[] = $argument;
        }
    }
    if ($extension === null) {
        fwrite(STDERR, "faults.php: --extension=PATH is missing\n");
        return 2;
    }
    if (strace($extension, 'socket_create', MARKERS, [])['trace'] === []) {
        echo "SKIP strace does not work here\nfaults: 0 passed, 0 failed, 1 skipped\n";
        return 0;
    }
    $passed = $failed = 0;
    foreach (scenarios() as $name => [, $text, $calls, $subject]) {
        if ($only !== [] && !in_array($name, $only, true)) {
            continue;
        }
        foreach ($calls as $alternatives => $errnos) {
            $place = place($extension, $name, $alternatives);
            if ($place === null) {
                echo "FAIL $name: makes no system call $alternatives\n";
                $failed++;
                continue;
            }
            foreach ($errnos as $errno) {
                $mistakes = mistakes($extension, $name, $place, $errno, $text, $subject);
                $passed += (int) ($mistakes === []);
                $failed += (int) ($mistakes !== []);
                foreach ($mistakes as $mistake) {
                    echo "FAIL $name, {$place[0]}: $errno: $mistake\n";
                }
            }
        }
    }
    foreach (short_counts($extension) as $name => $mistake) {
        if ($only === []) {
            $passed += (int) ($mistake === null);
            $failed += (int) ($mistake !== null);
            echo $mistake === null ? '' : "FAIL $name: $mistake\n";
        }
    }
    if ($only === []) {
        // A low limit, so that descriptors run out soon.
        exec("ulimit -n 64; exec " . escapeshellarg(PHP_BINARY) . ' -n -d extension=' . escapeshellarg($extension) . ' ' . escapeshellarg(NOT_INJECTED) . ' 2>&1', $lines, $status);
        $bad = array_filter($lines, static fn ($line) => !str_starts_with($line, 'ok '));
        $passed += count($lines) - count($bad);
        $failed += count($bad) + (int) ($status !== 0);
        echo $bad === [] ? '' : implode("\n", $bad) . "\n";
    }
    echo "faults: $passed passed, $failed failed, 0 skipped\n";
    return $failed === 0 ? 0 : 1;
}

/** The scenarios, without running anything: the file needs the extension's constants only inside its functions. */
function scenarios(): array
{
    return require SCENARIOS;
}

/** Runs a scenario under strace. @return array{status: int, report: ?array, trace: list<string>} */
function strace(string $extension, string $scenario, string $calls, array $options): array
{
    $log = tempnam(sys_get_temp_dir(), 'faults');
    $command = ['strace', '-f', '--seccomp-bpf', '-qq', '-o', $log, '-e', "trace=$calls", '-e', 'signal=none', ...$options,
        PHP_BINARY, '-n', '-d', "extension=$extension", CHILD, $scenario];
    $process = proc_open($command, [['file', '/dev/null', 'r'], ['pipe', 'w'], ['pipe', 'w']], $pipes);
    $output = stream_get_contents($pipes[1]);
    $errors = stream_get_contents($pipes[2]);
    $status = proc_close($process);
    $trace = file($log, FILE_IGNORE_NEW_LINES) ?: [];
    unlink($log);
    $report = json_decode($output, true);
    return ['status' => $status, 'report' => $report, 'trace' => $trace, 'output' => trim("$output$errors")];
}

/**
 * Which of the process's calls of a kind is the one that the scenario's function makes: what lies between the two markers of child.php.
 *
 * @return null|array{string, int, int} the system call's name, and its number among those of its kind: of all, and between the markers
 */
function place(string $extension, string $scenario, string $alternatives): ?array
{
    [$alternatives, $nth] = explode('#', $alternatives) + [1 => '1'];
    foreach (explode('|', $alternatives) as $call) {
        $count = $own = 0;
        $inside = false;
        foreach (strace($extension, $scenario, "?$call," . MARKERS, [])['trace'] as $line) {
            if (str_contains($line, '/faults-')) {
                $inside = str_contains($line, '/faults-begin');
            } elseif (preg_match('/^\d+ +' . $call . '\(/', $line)) {
                $count++;
                if ($inside && ++$own === (int) $nth) {
                    return [$call, $count, $own];
                }
            }
        }
    }
    return null;
}

/**
 * Runs a scenario with one system call changed.
 *
 * PHP itself does not make the same number of calls each time (it reads /proc/self/maps, whose length changes), so that another one may be
 * hit, or none. Such a run says nothing: the call is looked for again, and there is another run.
 *
 * @return array as strace()
 */
function inject(string $extension, string $scenario, array $place, string $change): array
{
    for ($attempt = 0; $attempt < 20; $attempt++) {
        [$call, $number, $own] = $place;
        $run = strace($extension, $scenario, "$call," . MARKERS, ['-e', "inject=$call:$change:when=$number"]);
        $trace = implode("\n", $run['trace']);
        $injected = strpos($trace, '(INJECTED)');
        // Behind the first marker and not behind the second.
        if ($injected !== false && substr_count($trace, '/faults-', 0, $injected) === 1) {
            break;
        }
        $place = place($extension, $scenario, "$call#$own") ?? $place;
    }
    return $run;
}

/** @return list<string> what was not as promised */
function mistakes(string $extension, string $scenario, array $place, string $errno, string $text, string $subject): array
{
    $run = inject($extension, $scenario, $place, "error=$errno");
    if ($run['status'] !== 0 || $run['report'] === null) {
        return ["the process ended with {$run['status']}: {$run['output']}"];
    }
    $injected = array_filter($run['trace'], static fn ($line) => str_contains($line, '(INJECTED)'));
    if (!preg_match('/ = -1 ' . $errno . ' .*\(INJECTED\)/', implode("\n", $injected))) {
        return ['nothing was injected'];
    }
    $report = $run['report'];
    $code = $errno === 'EFBIG' ? 27 : constant("SOCKET_$errno");
    $quiet = $subject !== 'global' && in_array($errno, ['EAGAIN', 'EINPROGRESS'], true);
    $warnings = $quiet ? [] : [explode(' ', $scenario)[0] . "(): $text [$code]: " . socket_strerror($code)];
    $mistakes = [];
    $expected = ['result' => false, 'warnings' => $warnings, 'global' => $code, 'socket' => in_array($subject, ['global', 'lost'], true) ? null : $code, 'lost' => 0];
    foreach ($expected as $what => $value) {
        if ($report[$what] !== $value) {
            $mistakes[] = "$what is " . json_encode($report[$what]) . ', not ' . json_encode($value);
        }
    }
    return $mistakes;
}

/** System calls that do less than they were asked for. @return array<string, ?string> what was not as promised */
function short_counts(string $extension): array
{
    $mistakes = [];
    $writers = ['socket_write' => 'write', 'socket_send' => 'sendto', 'socket_sendto' => 'sendto', 'socket_sendmsg' => 'sendmsg'];
    foreach ($writers as $scenario => $call) {
        for ($count = 0; $count < 4; $count++) {
            $report = inject($extension, $scenario, place($extension, $scenario, $call) ?? [$call, 1, 1], "retval=$count")['report'];
            $good = $report !== null && [$report['result'], $report['warnings'], $report['global']] === [$count, [], 0];
            $mistakes["$scenario, short by " . 4 - $count] = $good ? null : json_encode($report);
        }
    }
    return $mistakes;
}
