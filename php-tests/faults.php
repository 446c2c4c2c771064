<?php

declare(strict_types=1);

/*
 * Makes each system call of each function fail with each errno that its man page lists (strace
 * injects them), and looks at what comes of it: false, the right warning (none for EAGAIN and
 * EINPROGRESS on a Socket), the right codes, no descriptor lost, no crash. Short writes are tried
 * as well, and, without injection, signals in blocking calls and running out of descriptors
 * (faults/real.php).
 *
 *     php -d extension=PATH.so php-tests/faults.php --extension=PATH.so [SCENARIO]...
 *
 * The extension gives this program the numbers and texts of the errnos, too.
 */

require __DIR__ . '/support/child.php';
require __DIR__ . '/support/counts.php';
require __DIR__ . '/support/options.php';

/** How PHP looks for a file; where an architecture lacks one of these, strace is not to mind. */
const MARKERS = '?access,?faccessat,?faccessat2,?stat,?newfstatat';

exit(main());

function main(): int
{
    [['extension' => $extension], $only] = options(['extension!']);
    $counts = new Counts('faults');
    if (strace($extension, 'socket_create', MARKERS, [])['trace'] === []) {
        $counts->skip('strace does not work here');
        return $counts->close();
    }
    foreach (require __DIR__ . '/faults/scenarios.php' as $name => $scenario) {
        if ($only === [] || in_array($name, $only, true)) {
            run($extension, $name, $scenario, $counts);
        }
    }
    if ($only === []) {
        short_counts($extension, $counts);
        // A low limit, so that descriptors run out soon.
        $command = php_command($extension, __DIR__ . '/faults/real.php');
        $ended = Child::run(['sh', '-c', 'ulimit -n 64; exec "$@"', 'sh', ...$command], [], true);
        foreach (explode("\n", trim($ended->output)) as $line) {
            $good = str_starts_with($line, 'ok ');
            $good ? $counts->passed++ : $counts->fail(preg_replace('/^FAIL /', '', $line));
        }
        $ended->status === 0 || $counts->fail("faults/real.php: $ended");
    }
    return $counts->close();
}

/** One scenario, with each of its system calls failing with each errno. */
function run(string $extension, string $name, array $scenario, Counts $counts): void
{
    foreach ($scenario['fails'] as $alternatives => $errnos) {
        $place = place($extension, $name, $alternatives);
        if ($place === null) {
            $counts->fail("$name: makes no system call $alternatives");
            continue;
        }
        foreach ($errnos as $errno) {
            $mistakes = mistakes($extension, $name, $scenario, $place, $errno);
            $counts->add("$name, $place[0]: $errno", $mistakes);
        }
    }
}

/**
 * Runs a scenario under strace.
 * @return array{ended: Ended, report: ?array, trace: list<string>}
 */
function strace(string $extension, string $scenario, string $calls, array $options): array
{
    $log = tempnam(sys_get_temp_dir(), 'faults');
    $ended = Child::run(['strace', '-f', '--seccomp-bpf', '-qq', '-o', $log, '-e', "trace=$calls",
        '-e', 'signal=none', ...$options, ...php_command($extension, __DIR__ . '/faults/child.php'),
        $scenario]);
    $trace = file($log, FILE_IGNORE_NEW_LINES) ?: [];
    unlink($log);
    return ['ended' => $ended, 'report' => json_decode($ended->output, true), 'trace' => $trace];
}

/**
 * Which of the process's calls of a kind is the one that the scenario's function makes: what lies
 * between the two markers of child.php.
 *
 * @return null|array{string, int, int} the system call's name, and its number among those of its
 * kind: of all, and between the markers
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
 * PHP itself does not make the same number of calls each time (it reads /proc/self/maps, whose
 * length changes), so that another one may be hit, or none. Such a run says nothing: the call is
 * looked for again, and there is another run.
 *
 * @return array as strace()
 */
function inject(string $extension, string $scenario, array $place, string $change): array
{
    for ($attempt = 0; $attempt < 20; $attempt++) {
        [$call, $number, $own] = $place;
        $run = strace($extension, $scenario, "$call," . MARKERS,
            ['-e', "inject=$call:$change:when=$number"]);
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
function mistakes(string $extension, string $name, array $scenario, array $place,
    string $errno): array
{
    ['warning' => $text, 'subject' => $subject] = $scenario + ['warning' => null];
    $run = inject($extension, $name, $place, "error=$errno");
    $ended = $run['ended'];
    if ($ended->status !== 0 || $run['report'] === null) {
        return ["$ended: " . trim($ended->output . $ended->errors)];
    }
    $injected = array_filter($run['trace'], static fn ($line) => str_contains($line, '(INJECTED)'));
    if (!preg_match('/ = -1 ' . $errno . ' .*\(INJECTED\)/', implode("\n", $injected))) {
        return ['nothing was injected'];
    }
    $report = $run['report'];
    $code = $errno === 'EFBIG' ? 27 : constant("SOCKET_$errno");
    $quiet = $subject !== 'global' && in_array($errno, ['EAGAIN', 'EINPROGRESS'], true);
    $warnings = $quiet ? []
        : [explode(' ', $name)[0] . "(): $text [$code]: " . socket_strerror($code)];
    $mistakes = [];
    $own = in_array($subject, ['global', 'lost'], true) ? null : $code;
    $expected = [
        'result' => false, 'warnings' => $warnings, 'global' => $code, 'socket' => $own,
        'lost' => 0,
    ];
    if (isset($scenario['survives'])) {
        $expected = ['result' => $scenario['survives'], 'warnings' => [], 'global' => 0,
            'lost' => 0];
    }
    foreach ($expected as $what => $value) {
        if ($report[$what] !== $value) {
            $mistakes[] = "$what is " . json_encode($report[$what]) . ', not '
                . json_encode($value);
        }
    }
    return $mistakes;
}

/** System calls that do less than they were asked for. */
function short_counts(string $extension, Counts $counts): void
{
    $writers = [
        'socket_write' => 'write', 'socket_send' => 'sendto',
        'socket_sendto' => 'sendto', 'socket_sendmsg' => 'sendmsg',
    ];
    foreach ($writers as $scenario => $call) {
        for ($count = 0; $count < 4; $count++) {
            $place = place($extension, $scenario, $call) ?? [$call, 1, 1];
            $report = inject($extension, $scenario, $place, "retval=$count")['report'];
            $good = $report !== null
                && [$report['result'], $report['warnings'], $report['global']] === [$count, [], 0];
            $counts->add("$scenario, short by " . 4 - $count, $good ? [] : [json_encode($report)]);
        }
    }
}
