<?php

declare(strict_types=1);

/** The command that runs a script under an extension, without any php.ini. @return list<string> */
function php_command(string $extension, string $script, string ...$settings): array
{
    $command = [PHP_BINARY, '-n'];
    foreach (["extension=$extension", ...$settings] as $setting) {
        array_push($command, '-d', $setting);
    }
    return [...$command, $script];
}

/** How a program ended, and what it printed. */
final class Ended
{
    public function __construct(
        /** The exit status; 128 and the signal's number if a signal ended it, as in a shell. */
        public readonly int $status,
        public readonly ?int $signal,
        public readonly string $output,
        public readonly string $errors,
    ) {
    }

    public function __toString(): string
    {
        return $this->signal === null ? "exit status $this->status"
            : "killed by signal $this->signal";
    }
}

/** A program that runs. Whoever wants its output piece by piece reads `$output`. */
final class Child
{
    /** @var resource a pipe */
    public readonly mixed $output;
    /** @var resource */
    private readonly mixed $process;
    /** @var null|resource a file, for a full pipe would block the program */
    private readonly mixed $errors;

    /**
     * @param bool $together whether errors go where the output goes
     * @param ?string $folder where it runs: in a thread-safe PHP, chdir() does not move the process
     */
    public function __construct(
        array $command,
        array $environment = [],
        bool $together = false,
        ?string $folder = null,
    ) {
        $this->errors = $together ? null : tmpfile();
        $files = [['file', '/dev/null', 'r'], ['pipe', 'w'], $this->errors ?? ['redirect', 1]];
        $this->process = proc_open($command, $files, $pipes, $folder, $environment + getenv());
        $this->output = $pipes[1];
    }

    public static function run(array $command, array $environment = [],
        bool $together = false): Ended
    {
        return (new self($command, $environment, $together))->wait();
    }

    /** Reads the rest of what it prints, and waits for its end. */
    public function wait(): Ended
    {
        stream_set_blocking($this->output, true);
        $output = stream_get_contents($this->output);
        fclose($this->output);
        // The end of its output comes a moment before its own; proc_close() tells no signals.
        do {
            $status = proc_get_status($this->process);
        } while ($status['running'] && usleep(500) === null);
        proc_close($this->process);
        $signal = $status['signaled'] ? $status['termsig'] : null;
        return new Ended($signal === null ? $status['exitcode'] : 128 + $signal, $signal, $output,
            $this->errors());
    }

    public function kill(int $signal = 9): void
    {
        proc_terminate($this->process, $signal);
    }

    /** The end of what it said: some say very much. */
    private function errors(): string
    {
        if ($this->errors === null) {
            return '';
        }
        fseek($this->errors, max(0, fstat($this->errors)['size'] - 3000));
        return stream_get_contents($this->errors);
    }
}
