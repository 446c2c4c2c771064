<?php

declare(strict_types=1);

/*
 * User code in the middle of every function: at each point where a function may run some
 * (conversions, error handlers, destructors, callbacks of streams and filters, lazy objects) it
 * throws, replaces or frees what the call was given, or closes a Socket or its stream and gives the
 * descriptor's number to a stranger.
 *
 *     php php-tests/usercode.php --extension=PATH.so [--every=N] [--function=NAME] [--valgrind]
 *         [--all]
 *
 * Nothing may crash or hang, no descriptor may be lost, an exception surfaces once. strace shows
 * the rest: that the stranger's descriptor is left alone, and that nothing but close(2) is called
 * once an exception is pending. --every=N plays one combination in N. What usercode/expected.json
 * names may fail. One failure of a kind is shown, or --all.
 */

require __DIR__ . '/support/child.php';
require __DIR__ . '/support/counts.php';
require __DIR__ . '/support/options.php';
require __DIR__ . '/support/valgrind.php';

/**
 * The calls that strace watches: what a descriptor can be used for (not to look whose it is), and
 * file_exists(), which makes the markers.
 */
const WATCHED
    = '%network,read,write,readv,writev,poll,?ppoll,?select,?pselect6,epoll_ctl,?epoll_wait,'
    . '?epoll_pwait,?epoll_pwait2,fcntl,ioctl,dup,?dup2,?dup3,close,?access,?faccessat,?faccessat2';
/** Functions that run no user code whatever they are given. */
const WITHOUT = [
    'socket_last_error', 'socket_clear_error', 'socket_addrinfo_explain', 'socket_export_stream',
];

exit(main());

function main(): int
{
    [$options] = options(['extension!', 'every:', 'function:', 'valgrind', 'all']);
    $counts = new Counts('usercode');
    if (isset($options['valgrind']) && lacks_valgrind($counts)) {
        return $counts->close();
    }
    $strace = ['strace', '-f', '--seccomp-bpf', '-qq', '-e', 'trace=' . WATCHED, '-e',
        'signal=none'];
    $checker = isset($options['valgrind']) ? valgrind() : $strace;
    if (!isset($options['valgrind'])
        && Child::run([...$strace, '-o', '/dev/null', 'true'])->status !== 0) {
        $counts->skip('strace does not work here: what the kernel sees is not looked at');
        $checker = [];
    }
    $played = play_all($options, $checker);
    $expected = json_decode(file_get_contents(__DIR__ . '/usercode/expected.json'), true);
    $report = new Report($counts, $expected, isset($options['all']));
    foreach ($played as $combination) {
        $report->add($combination);
    }
    $report->close(isset($options['every']) || isset($options['function']));
    return $counts->close();
}

/**
 * @return Generator<array{name: string, ran: bool, mistakes: list<string>}> each combination and
 * what was wrong
 */
function play_all(array $options, array $checker): Generator
{
    $arguments = [];
    foreach (['every', 'function'] as $name) {
        if (isset($options[$name])) {
            $arguments[] = "--$name=$options[$name]";
        }
    }
    $from = 0;
    do {
        $trace = tempnam(sys_get_temp_dir(), 'usercode');
        $to = ($checker[0] ?? '') === 'strace' ? ['-o', $trace] : [];
        $command = php_command($options['extension'], __DIR__ . '/usercode/run.php', 'pcre.jit=0');
        $ended = Child::run(
            [...$checker, ...$to, ...$command, "--from=$from", ...$arguments],
            checker_environment($checker),
        );
        $seen = seen($trace);
        unlink($trace);
        $playing = null;
        foreach (explode("\n", trim($ended->output)) as $line) {
            $report = json_decode($line, true) ?? [];
            if (isset($report['number'])) {
                $playing = $report;
            } elseif (isset($report['ran'])) {
                $report['mistakes'] = [...$report['mistakes'], ...$seen[$playing['number']] ?? []];
                yield $report + $playing;
                $playing = null;
            } elseif (isset($report['end']) && $ended->status === 0) {
                return;
            }
        }
        // Nothing to go on from: it ended at its start, or at its end.
        if ($playing === null) {
            $said = "$ended: $ended->output$ended->errors";
            yield ['name' => 'the program', 'ran' => true, 'mistakes' => [$said]];
            return;
        }
        $why = $ended->signal === SIGALRM ? 'hung' : "$ended: $ended->errors";
        yield ['ran' => true, 'mistakes' => [$why, ...$seen[$playing['number']] ?? []]] + $playing;
        $from = $playing['number'] + 1;
    } while (true);
}

/**
 * @return array<int, list<string>> what strace has seen that must not be, by the combination's
 * number
 */
function seen(string $trace): array
{
    $seen = [];
    $number = null;
    $verb = $fd = '';
    $file = fopen($trace, 'r');
    while (($line = fgets($file)) !== false) {
        if (preg_match('~"/usercode-([a-z-]+?)(?:-(\d+|none))?"~', $line, $match)) {
            $verb = $match[1];
            $fd = $match[2] ?? '';
            $number = $verb === 'begin' ? (int) $fd : $number;
        } elseif (in_array($verb, ['', 'begin', 'end'], true)) {
            continue;
        } elseif (preg_match('~^\d+ +(\w+)\((.*)~', $line, $match)) {
            [, $call, $arguments] = $match;
            // What PHP prints is printed whatever the callback of the output throws.
            $printed = preg_match('~^write\([12],~', "$call($arguments");
            if ($verb === 'throw' && !$printed && $call !== 'close') {
                $seen[$number][] = "after the exception: $call($arguments";
            } elseif ($fd !== 'none' && preg_match(names_descriptor($fd), $arguments)) {
                $seen[$number][] = "to the stranger's descriptor: $call($arguments";
            }
        }
    }
    fclose($file);
    return $seen;
}

/** What a call's arguments look like that are about a descriptor. */
function names_descriptor(string $fd): string
{
    return "~^$fd\b|\bfd=$fd\b|cmsg_data=\[[^]]*\b$fd\b|^\d+, EPOLL_CTL_\w+, $fd\b~";
}

/** Adds up; of failures that are alike shows one. */
final class Report
{
    private array $shown = [];
    /** @var array<string, int> function => combinations in which user code ran */
    private array $reached = [];
    /** @var array<string, true> */
    private array $matched = [];

    /**
     * @param array<string, string> $expected patterns of "COMBINATION: MISTAKE" that may fail =>
     * why
     */
    public function __construct(
        private readonly Counts $counts,
        private readonly array $expected,
        private readonly bool $all,
    ) {
    }

    public function add(array $combination): void
    {
        ['name' => $name, 'ran' => $ran, 'mistakes' => $mistakes] = $combination;
        [$function] = explode(',', $name);
        $this->reached[$function] ??= 0;
        if (!$ran && $mistakes === []) {
            return;
        }
        $this->reached[$function]++;
        $mistakes = array_filter($mistakes,
            fn (string $mistake) => !$this->is_expected("$name: $mistake"));
        if ($mistakes === []) {
            $this->counts->passed++;
            return;
        }
        $this->counts->failed++;
        foreach ($mistakes as $mistake) {
            // Numbers and modes apart.
            $kind = $function . preg_replace('/^.*?: |[\d]+|"[^"]*"/', '', $mistake)
                . strrchr($name, ',');
            if ($this->all || !isset($this->shown[$kind])) {
                $this->shown[$kind] = true;
                echo 'FAIL ', $combination['number'] ?? '', " $name: ", trim($mistake), "\n";
            }
        }
    }

    private function is_expected(string $text): bool
    {
        foreach ($this->expected as $pattern => $why) {
            if (fnmatch($pattern, $text, FNM_NOESCAPE)) {
                return $this->matched[$pattern] = true;
            }
        }
        return false;
    }

    /** @param bool $partly whether not all was played */
    public function close(bool $partly): void
    {
        $none = array_keys($this->reached, 0, true);
        foreach ($partly ? [] : array_diff($none, WITHOUT) as $function) {
            $this->counts->fail("$function: no user code ran");
        }
        foreach ($partly ? [] : array_diff_key($this->expected, $this->matched) as $pattern =>
            $why) {
            $this->counts->fail("usercode/expected.json: nothing fails like $pattern");
        }
        echo count($this->reached), ' functions; no user code ran in ', implode(', ', $none), "\n";
    }
}
