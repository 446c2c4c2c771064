<?php

declare(strict_types=1);

/**
 * One oracle script under one extension. A case in which the process died or hung is noted, and the
 * script started again without that case, until it comes to its end.
 */
final class Run
{
    private const SETUP_TIMEOUT = 30.0;
    private const MOST_RESTARTS = 40;

    /**
     * @var array<string, array<string, mixed>> label => what was reported, in the script's order
     */
    public array $cases = [];
    public bool $done = false;

    /** @var list<string> cases not to run again */
    private array $without = [];
    /** @var array<string, array<string, mixed>> */
    private array $died = [];
    private Child $child;
    private string $buffer = '';
    private string $stray = '';
    private ?string $current = null;
    private float $deadline = 0;

    /** @param float $patience seconds that any case is given, whatever its own time-out */
    public function __construct(
        private readonly string $script,
        private readonly string $extension,
        private readonly float $patience = 0.0,
    ) {
    }

    public function start(): void
    {
        $this->cases = [];
        $this->buffer = $this->stray = '';
        $this->current = null;
        $this->deadline = microtime(true) + self::SETUP_TIMEOUT;
        $this->child = new Child(
            php_command($this->extension, $this->script, 'display_errors=1', 'log_errors=0',
                'html_errors=0'),
            ['ORACLE_WITHOUT' => implode("\n", $this->without), 'LC_ALL' => 'C'],
            true,
        );
        stream_set_blocking($this->child->output, false);
    }

    /** @return resource to wait for */
    public function output(): mixed
    {
        return $this->child->output;
    }

    /**
     * Takes what has come; called when output is there, and every now and then for the deadline's
     * sake.
     */
    public function advance(): void
    {
        $chunk = (string) fread($this->child->output, 1 << 16);
        $this->buffer .= $chunk;
        while (($end = strpos($this->buffer, "\n")) !== false) {
            $this->line(substr($this->buffer, 0, $end));
            $this->buffer = substr($this->buffer, $end + 1);
        }
        if ($chunk === '' && feof($this->child->output)) {
            $this->finish(false);
        } elseif (microtime(true) > $this->deadline) {
            $this->child->kill();
            $this->finish(true);
        }
    }

    private function line(string $line): void
    {
        // Stray output without a newline may stand before the marker.
        $marker = strpos($line, "\x1e");
        $json = $marker === false ? null : json_decode(substr($line, $marker + 1), true);
        if ($json === null) {
            $this->stray .= "$line\n";
            return;
        }
        $this->stray .= substr($line, 0, $marker);
        if (isset($json['start'])) {
            $this->current = $json['start'];
            $this->deadline = microtime(true) + max($json['timeout'], $this->patience);
            // Holds the case's place, should it never end.
            $this->cases[$this->current] = [];
        } else {
            $label = $json['case'];
            unset($json['case']);
            $this->cases[$label] = $json;
            $this->current = null;
            $this->deadline = microtime(true) + self::SETUP_TIMEOUT;
        }
    }

    private function finish(bool $timed_out): void
    {
        $this->stray .= $this->buffer;
        $ended = $this->child->wait();
        $end = $timed_out ? 'timed out' : (string) $ended;
        if ($this->current !== null) {
            // What was printed before is the message of a fatal error.
            $this->died[$this->current]
                = ['died' => $end . ($this->stray === '' ? '' : ": $this->stray")];
            $this->without[] = $this->current;
            if (count($this->without) <= self::MOST_RESTARTS) {
                $this->start();
                return;
            }
            $end = 'died too often';
        }
        $this->cases += $this->died;
        $this->cases['(end)'] = ['end' => $end] + ($this->stray === '' ? []
            : ['stray output' => $this->stray]);
        $this->done = true;
    }
}

/**
 * Runs them all, as many at a time as there are processors.
 *
 * @param list<Run> $runs
 */
function run_all(array $runs): void
{
    $width = max(1, preg_match_all('/^processor\s*:/m',
        (string) @file_get_contents('/proc/cpuinfo')));
    // A process that dies removes nothing: all that they make is in one folder.
    $folder = sys_get_temp_dir() . '/' . uniqid('oracle-', true);
    mkdir($folder);
    putenv("TMPDIR=$folder");
    $running = [];
    while ($runs !== [] || $running !== []) {
        while ($runs !== [] && count($running) < $width) {
            $run = array_shift($runs);
            $run->start();
            $running[] = $run;
        }
        $ready = array_map(static fn (Run $run) => $run->output(), $running);
        $none = null;
        stream_select($ready, $none, $none, 0, 100_000);
        foreach ($running as $run) {
            $run->advance();
        }
        $running = array_values(array_filter($running, static fn (Run $run) => !$run->done));
    }
    array_map('unlink', glob("$folder/*"));
    rmdir($folder);
}
