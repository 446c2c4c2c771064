<?php

declare(strict_types=1);

/**
 * One oracle script under one extension. A case in which the process died or hung is noted, and the script started
 * again without that case, until it comes to its end.
 */
final class Run
{
    private const SETUP_TIMEOUT = 30.0;
    private const MOST_RESTARTS = 40;

    /** @var array<string, array<string, mixed>> label => what was reported, in the script's order */
    public array $cases = [];
    public bool $done = false;

    /** @var list<string> cases not to run again */
    private array $without = [];
    /** @var array<string, array<string, mixed>> */
    private array $died = [];
    /** @var resource|null */
    private $process = null;
    /** @var resource|null */
    public $output = null;
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
        $this->process = proc_open(
            [PHP_BINARY, '-n', '-d', "extension=$this->extension", '-d', 'display_errors=1', '-d', 'log_errors=0',
                '-d', 'html_errors=0', $this->script],
            [['file', '/dev/null', 'r'], ['pipe', 'w'], ['redirect', 1]],
            $pipes,
            null,
            ['ORACLE_WITHOUT' => implode("\n", $this->without), 'LC_ALL' => 'C'] + getenv(),
        );
        $this->output = $pipes[1];
        stream_set_blocking($this->output, false);
    }

    /** Takes what has come; called when output is there, and every now and then for the deadline's sake. */
    public function advance(): void
    {
        $chunk = (string) fread($this->output, 1 << 16);
        $this->buffer .= $chunk;
        while (($end = strpos($this->buffer, "\n")) !== false) {
            $this->line(substr($this->buffer, 0, $end));
            $this->buffer = substr($this->buffer, $end + 1);
        }
        if ($chunk === '' && feof($this->output)) {
            $this->finish(false);
        } elseif (microtime(true) > $this->deadline) {
            proc_terminate($this->process, 9);
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
        // End of output comes a moment before the end of the process.
        do {
            $status = proc_get_status($this->process);
        } while ($status['running'] && usleep(500) === null);
        fclose($this->output);
        proc_close($this->process);
        $this->process = $this->output = null;

        $end = match (true) {
            $timed_out => 'timed out',
            $status['signaled'] => "killed by signal {$status['termsig']}",
            default => "exit status {$status['exitcode']}",
        };
        if ($this->current !== null) {
            // What was printed before is the message of a fatal error.
            $this->died[$this->current] = ['died' => $end . ($this->stray === '' ? '' : ": $this->stray")];
            $this->without[] = $this->current;
            if (count($this->without) <= self::MOST_RESTARTS) {
                $this->start();
                return;
            }
            $end = 'died too often';
        }
        $this->cases += $this->died;
        $this->cases['(end)'] = ['end' => $end] + ($this->stray === '' ? [] : ['stray output' => $this->stray]);
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
    $width = max(1, preg_match_all('/^processor\s*:/m', (string) @file_get_contents('/proc/cpuinfo')));
    $running = [];
    while ($runs !== [] || $running !== []) {
        while ($runs !== [] && count($running) < $width) {
            $run = array_shift($runs);
            $run->start();
            $running[] = $run;
        }
        $ready = array_map(static fn (Run $run) => $run->output, $running);
        $none = null;
        stream_select($ready, $none, $none, 0, 100_000);
        foreach ($running as $run) {
            $run->advance();
        }
        $running = array_values(array_filter($running, static fn (Run $run) => !$run->done));
    }
}
